import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

const Names = z.object({
  /** The packages the lists were read from. */
  packages: z.record(z.string(), z.string()),
  /** Each environment variable with the packages that read it. */
  variables: z.record(z.string(), z.array(z.string())),
  /** Webhook events in the types of the SDK, and in the published document. */
  events: z.object({ types: z.array(z.string()), document: z.array(z.string()) }),
});

/** What Clerk calls things, as `npx tsx scripts/names.ts` last read it. */
export type ClerkNames = z.infer<typeof Names>;

export const clerkNamesFile = join(import.meta.dirname, "clerk.json");

export function readClerkNames(): ClerkNames {
  return Names.parse(JSON.parse(readFileSync(clerkNamesFile, "utf8")));
}
