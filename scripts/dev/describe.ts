import { PORTAL_PREFIX } from "../instance/origins.ts";
import { launcher } from "./launcher.ts";
import type { Dev } from "./start-dev.ts";

/** What a person reads once it is ready. */
export function describe({ served, env }: Dev): string {
  const { url, front } = served;
  return [
    `Clerk dev instance, ready at ${url}`,
    "Open it to see users, emails and webhooks. Ctrl-C stops it.",
    "",
    `To try it without an app, sign up at ${url}${PORTAL_PREFIX}/sign-up`,
    "The code that Clerk would email waits in the inbox.",
    "",
    "To run your app against it, paste all of this into the shell that starts the app. Keep it out of",
    ".env files: it holds for this run, and keys that outlive it would ask the real Clerk. Once the",
    "instance has stopped, Node no longer starts in that shell; open another.",
    "",
    ...Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`),
    "",
    "Or start an instance and the app together, with nothing to paste:",
    `  ${launcher()} -- npm run dev`,
    "",
    "No line of the app changes. What comes here, and how:",
    "- its server, if it runs on Node: by NODE_OPTIONS, which takes these hosts here,",
    ...(front?.hosts ?? []).map((host) => `    ${host}`),
    "- its server, if it runs on anything else (Python, workers): by CLERK_API_URL",
    "- your browser, if the app is built with Next.js: by NEXT_PUBLIC_CLERK_PROXY_URL and its like",
    "- a browser for any other app: Chromium, started with these flags,",
    ...(front?.chromiumFlags ?? []).map((flag) => `    ${quoted(flag)}`),
    "",
  ].join("\n");
}

function quoted(value: string): string {
  return /^[\w./:@%+,=-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
