/** A sample app: what a skill's titled blocks make of a starter. */
export interface SampleLine {
  skill: string;
  starter: string;
  /** Routes that receive webhooks, by the variable that holds their secret. */
  webhooks?: Record<string, string>;
  /** More environment; `$URL` stands for where the app listens. */
  env?: Record<string, string>;
  /** What the dev instance starts with, as a seed file says it. */
  seed?: object;
}

/** Every app that can be started and is walked through; lint compiles whatever `app="…"` names. */
export const samples: SampleLine[] = [
  { skill: "clerk-install-auth", starter: "next" },
  { skill: "clerk-install-auth", starter: "node" },
  { skill: "clerk-hello-world", starter: "next" },
  {
    skill: "clerk-webhooks-events",
    starter: "next",
    webhooks: {
      CLERK_WEBHOOK_SIGNING_SECRET: "/api/webhooks",
      ORGANIZATIONS_SIGNING_SECRET: "/api/webhooks/organizations",
    },
  },
  {
    skill: "clerk-webhooks-events",
    starter: "express",
    webhooks: { CLERK_WEBHOOK_SIGNING_SECRET: "/api/webhooks" },
  },
];

export function sampleName({ skill, starter }: Pick<SampleLine, "skill" | "starter">): string {
  return `${skill}.${starter}`;
}
