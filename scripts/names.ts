import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { z } from "zod";

import { clerkNamesFile } from "./lint/names/clerk-names.ts";
import { generateClerkNames, generateWrangler } from "./lint/names/generate.ts";
import { wranglerFile } from "./lint/names/wrangler.ts";

const usage = `Reads the names that Clerk's SDKs and wrangler know from their published packages.

  npx tsx scripts/names.ts [--events FOLDER]

  --events FOLDER  Clerk's OpenAPI documents for webhooks; without it the events
                   last read from them are kept
`;

const { values } = parseArgs({
  options: { events: { type: "string" }, help: { type: "boolean", short: "h" } },
});

if (values.help) process.stdout.write(usage);
else {
  const manifest = readFileSync(join(import.meta.dirname, "../package.json"), "utf8");
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(manifest));
  write(clerkNamesFile, await generateClerkNames(devDependencies, values.events));
  write(wranglerFile, await generateWrangler("latest"));
}

/** Sorted lists change line by line, so what lies deeper, or holds nothing further, stays on one line. */
function write(file: string, names: object): void {
  const text = JSON.stringify(names, null, 1)
    .replaceAll(/[[{][^[\]{}]*[\]}]/g, (innermost) => innermost.replaceAll(/\s*\n\s*/g, " "))
    .replaceAll(/\n {4,}/g, "");
  writeFileSync(file, `${text}\n`);
  process.stdout.write(`${file}\n`);
}
