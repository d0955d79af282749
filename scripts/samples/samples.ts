/** A sample app: what a skill's titled blocks make of a starter. */
export interface SampleLine {
  skill: string;
  starter: string;
  /** Routes that receive webhooks, by the variable that holds their secret. */
  webhooks?: Record<string, string>;
  /** More environment; `$URL`: where the app listens; `$BESIDE`: where a server beside it can. */
  env?: Record<string, string>;
  /** What the dev instance starts with, as a seed file says it. */
  seed?: object;
}

/** Every app that can be started and is walked through; lint compiles whatever `app="…"` names. */
export const samples: SampleLine[] = [
  { skill: "clerk-install-auth", starter: "next" },
  { skill: "clerk-install-auth", starter: "express" },
  { skill: "clerk-install-auth", starter: "react", env: { VITE_API_URL: "$BESIDE" } },
  { skill: "clerk-install-auth", starter: "node" },
  { skill: "clerk-hello-world", starter: "next" },
  { skill: "clerk-sign-in", starter: "next" },
  {
    skill: "clerk-webhooks-events",
    starter: "next",
    webhooks: {
      CLERK_WEBHOOK_SIGNING_SECRET: "/api/webhooks",
      ORGANIZATIONS_SIGNING_SECRET: "/api/webhooks/organizations",
    },
    env: { CRON_SECRET: "the-scheduler's" },
  },
  {
    skill: "clerk-webhooks-events",
    starter: "express",
    webhooks: { CLERK_WEBHOOK_SIGNING_SECRET: "/api/webhooks" },
  },
  { skill: "clerk-enterprise-rbac", starter: "next", env: { APP_URL: "$URL" } },
  { skill: "clerk-debug-bundle", starter: "next" },
  {
    skill: "clerk-session-middleware",
    starter: "next",
    env: {
      NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
      NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
    },
  },
  {
    skill: "clerk-common-errors",
    starter: "next",
    seed: { settings: { sessionClaims: { metadata: "{{user.public_metadata}}" } } },
  },
  { skill: "clerk-common-errors", starter: "express" },
  {
    skill: "clerk-local-dev-loop",
    starter: "next",
    webhooks: { CLERK_WEBHOOK_SIGNING_SECRET: "/api/webhooks" },
  },
  { skill: "clerk-ci-integration", starter: "next" },
  {
    skill: "clerk-security-basics",
    starter: "next",
    env: { APP_ORIGINS: "$URL", STAFF_ORG_ID: "org_staff" },
  },
  { skill: "clerk-security-basics", starter: "express", env: { APP_ORIGINS: "$URL" } },
  {
    skill: "clerk-sdk-patterns",
    starter: "next",
    seed: {
      plans: [{ name: "Pro", slug: "pro", payer_type: "user", fee: 1000, features: ["export"] }],
    },
  },
  { skill: "clerk-sdk-patterns", starter: "express" },
];

export function sampleName({ skill, starter }: Pick<SampleLine, "skill" | "starter">): string {
  return `${skill}.${starter}`;
}
