import type { Log, Result } from "sarif";

import type { Diagnostic } from "../check.ts";
import type { CheckFacts } from "../memory.ts";
import type { Report } from "../report.ts";

/** The report for code scanning: SARIF 2.1.0, columns counted as everywhere else here. */
export function sarif({ diagnostics }: Report, checks: CheckFacts[]): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "skill-lint", rules: rules(diagnostics, checks) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Every check, and the few names that findings carry without being one. */
function rules(diagnostics: Diagnostic[], checks: CheckFacts[]) {
  const known = new Set(checks.map(({ name }) => name));
  const others = new Set(diagnostics.map(({ check }) => check).filter((name) => !known.has(name)));
  return [
    ...checks.map(({ name, about }) => ({ id: name, shortDescription: { text: about } })),
    ...Array.from(others, (id) => ({ id })),
  ];
}

function result(diagnostic: Diagnostic): Result {
  const { file, line, column, endLine, endColumn, check, code, message } = diagnostic;
  return {
    ruleId: check,
    level: "error",
    message: { text: code === undefined ? message : `${message} (${code})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}
