/** A sample app: what a skill's titled blocks make of a starter. */
export interface SampleLine {
  skill: string;
  starter: string;
}

/** Every app that can be started and is walked through; lint compiles whatever `app="…"` names. */
export const samples: SampleLine[] = [
  { skill: "clerk-webhooks-events", starter: "next" },
  { skill: "clerk-webhooks-events", starter: "express" },
];
