import { exitWith } from "./command/exit-with.ts";
import { readArguments } from "./command/read-arguments.ts";
import { readDocuments } from "./conformance/document.ts";
import { judge } from "./conformance/judge.ts";
import { probe } from "./conformance/probe/probe.ts";
import { recording } from "./conformance/record.ts";
import { report } from "./conformance/report.ts";
import { PUBLISHED } from "./instance/published/published.ts";

const HELP = `Holds the dev instance's answers against Clerk's published OpenAPI documents.

  npm run conformance [FOLDER]

FOLDER, or else the variable CLERK_OPENAPI, names where bapi/2026-05-12.yml and fapi/2026-05-12.yml
are. Without them nothing is checked.
`;

function readOptions() {
  return readArguments({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
}

function skipped(folder: string | undefined): string {
  const count = PUBLISHED.backend.length + PUBLISHED.frontend.length;
  return `SKIPPED ${count} published operations: no documents in ${folder ?? "sight"}\n`;
}

async function main(): Promise<number> {
  const { values, positionals } = readOptions();
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = positionals[0] ?? process.env["CLERK_OPENAPI"];
  const documents = folder === undefined ? undefined : readDocuments(folder);
  if (!documents) {
    process.stdout.write(skipped(folder));
    return 0;
  }
  const { exchanges, passed } = await recording();
  const { text, open } = report(judge(documents, exchanges), await probe(documents));
  process.stdout.write(text);
  if (!passed)
    process.stderr.write("The suites were not green: what they provoked is incomplete.\n");
  return open > 0 || !passed ? 1 : 0;
}

await exitWith(main);
