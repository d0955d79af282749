import type { Environment } from "../../../scripts/instance/env.ts";

export interface Way {
  name: string;
  /** What of the printed environment an app is given. */
  of(printed: Environment): Environment;
}

/** An app may take all that is printed, or only what leads there one way. */
export const WAYS = {
  both: { name: "with all that is printed", of: (printed) => printed },
  hosts: { name: "at Clerk's own host names", of: (printed) => without(printed, PLAIN) },
  plain: { name: "at the plain address", of: (printed) => without(printed, ["NODE_OPTIONS"]) },
} satisfies Record<string, Way>;

const PLAIN = [
  "CLERK_API_URL",
  "CLERK_FAPI_URL",
  "NEXT_PUBLIC_CLERK_PROXY_URL",
  "NEXT_PUBLIC_CLERK_JS_URL",
  "NEXT_PUBLIC_CLERK_UI_URL",
];

function without(printed: Environment, names: readonly string[]): Environment {
  return Object.fromEntries(Object.entries(printed).filter(([name]) => !names.includes(name)));
}
