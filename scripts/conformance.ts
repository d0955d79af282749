import { parseArgs } from "node:util";
import { readDocuments } from "./conformance/document.ts";
import { judge } from "./conformance/judge.ts";
import { probe } from "./conformance/probe/probe.ts";
import { recordSuites } from "./conformance/record.ts";
import { report } from "./conformance/report.ts";
import { PUBLISHED } from "./instance/published/published.ts";

const HELP = `Holds the dev instance's answers against Clerk's published OpenAPI documents.

  npm run conformance [FOLDER]

FOLDER holds bapi/2026-05-12.yml and fapi/2026-05-12.yml. Without it nothing is checked.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  const documents = folder === undefined ? undefined : readDocuments(folder);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!documents) {
    const { backend, frontend } = PUBLISHED;
    const count = backend.length + frontend.length;
    process.stdout.write(
      `SKIPPED ${count} published operations: no documents in ${folder ?? "sight"}\n`,
    );
    return 0;
  }
  const { exchanges, passed } = await recordSuites();
  const { text, open } = report(judge(documents, exchanges), await probe(documents));
  process.stdout.write(text);
  if (!passed)
    process.stderr.write("The suites were not green: what they provoked is incomplete.\n");
  return open > 0 || !passed ? 1 : 0;
}

process.exitCode = await main();
