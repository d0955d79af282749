import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import type { Schema } from "../schema.ts";

/** Wrangler's schema, as `npx tsx scripts/names.ts` last read it. */
export const wranglerFile = join(import.meta.dirname, "wrangler.json");

const Tracked = z.object({ version: z.string(), schema: z.custom<Schema>() });

export function readWranglerSchema(): Schema {
  return Tracked.parse(JSON.parse(readFileSync(wranglerFile, "utf8"))).schema;
}
