import { launcher } from "./launcher.ts";
import type { Dev } from "./start-dev.ts";

/** What a person reads once it is ready. */
export function describe({ served, env }: Dev): string {
  const hosts = served.front?.hosts ?? [];
  return [
    `Clerk dev instance, ready at ${served.url}`,
    "Open it to see users, emails and webhooks. Ctrl-C stops it.",
    "",
    "Run an app with everything set:",
    `  ${launcher()} -- COMMAND`,
    "or paste this into the shell that starts it. Set all of it, never in a file; Node starts there only",
    "while the instance runs, so that nothing reaches out to the real Clerk:",
    "",
    ...Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`),
    "",
    "Two ways lead here, and the app needs no line changed for either.",
    "",
    "At Clerk's own host names. NODE_OPTIONS makes Node find them here:",
    ...hosts.map((host) => `  ${host}`),
    "Chromium does with these flags:",
    ...(served.front?.chromiumFlags ?? []).map((flag) => `  ${quoted(flag)}`),
    "",
    "At the plain address. Your own browser takes it with Next.js, told by NEXT_PUBLIC_CLERK_*_URL;",
    "servers that load no Node preload take CLERK_API_URL.",
    "",
  ].join("\n");
}

function quoted(value: string): string {
  return /^[\w./:@%+,=-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
