import { parseArgs } from "node:util";

import { generate } from "./instance/published/generate.ts";

const usage = `Rewrites the lists of published operations that the dev instance knows by name.

  npx tsx scripts/published.ts FOLDER

FOLDER holds Clerk's OpenAPI documents, in bapi/ and fapi/.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h" } },
});
const [folder] = positionals;

if (values.help) process.stdout.write(usage);
else if (folder) generate(folder);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
