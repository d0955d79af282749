/** Packages that Clerk has replaced, whether or not npm says so, and what stands in their place. */
const successors = new Map([
  ["@clerk/clerk-react", "`@clerk/react`"],
  ["@clerk/clerk-expo", "`@clerk/expo`"],
  ["@clerk/clerk-sdk-node", "`@clerk/express`, or `@clerk/backend` without a framework"],
  ["@clerk/remix", "`@clerk/react-router`"],
  ["@clerk/tanstack-start", "`@clerk/tanstack-react-start`"],
  ["@clerk/types", "`@clerk/shared/types`, or the types your SDK exports"],
  ["@clerk/themes", "`@clerk/ui/themes`"],
  ["@clerk/elements", "the prebuilt components, or the hooks of your SDK"],
  ["@hono/clerk-auth", "`@clerk/hono`"],
  ["gatsby-plugin-clerk", "`@clerk/react`"],
]);

const verifier = "`verifyWebhook` of your SDK's `webhooks` entry: Clerk's webhooks need no `svix`";

/** What to use instead; `svix` is right for sending webhooks and wrong for verifying Clerk's. */
export function successorOf(name: string, imported: string[]): string | undefined {
  if (name === "svix" && imported.includes("Webhook")) return verifier;
  return successors.get(name);
}
