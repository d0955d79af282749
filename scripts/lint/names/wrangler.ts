import { join } from "node:path";

/** Wrangler's schema, as `npx tsx scripts/names.ts` last read it. */
export const wranglerFile = join(import.meta.dirname, "wrangler.json");
