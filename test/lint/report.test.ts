import published from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";

import type { Diagnostic } from "../../scripts/lint/check.ts";
import { github } from "../../scripts/lint/report/github.ts";
import { sarif } from "../../scripts/lint/report/sarif.ts";
import type { Report } from "../../scripts/lint/report.ts";

const place = { line: 3, column: 5, endLine: 3, endColumn: 9 };

function reportOf(...diagnostics: Diagnostic[]): Report {
  const summary = { skills: 1, documents: 1, blocks: 0, problems: diagnostics.length, ms: 1 };
  return { summary, skills: ["skills/a"], blocks: [], diagnostics };
}

test.each([
  [
    "columns only where a range is on one line",
    { file: "a.md", ...place, endLine: 4, check: "types", message: "No" },
    "::error file=a.md,line=3,endLine=4,title=types::No\n",
  ],
  [
    "a code in the title",
    { file: "a.md", ...place, check: "types", code: "TS2322", message: "No" },
    "::error file=a.md,line=3,endLine=3,col=5,endColumn=9,title=types TS2322::No\n",
  ],
  [
    "what would end a property or the command",
    { file: "a,b:c%.md", ...place, check: "links", message: "50 %\r\n::error::, no: really" },
    "::error file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=5,endColumn=9,title=links::50 %25%0D%0A::error::, no: really\n",
  ],
])("an annotation shows %s", (_, diagnostic, line) => {
  expect(github(reportOf(diagnostic))).toBe(line);
});

const links = { name: "links", about: "Links lead somewhere.", perSkill: false };

test.each([
  ["no findings", reportOf()],
  ["a finding", reportOf({ file: "a b.md", ...place, check: "links", message: "No" })],
  [
    "a finding of a check that has no rule",
    reportOf({ file: "a.md", ...place, check: "suppressions", code: "X1", message: "Why" }),
  ],
])("SARIF with %s is valid by the published schema of 2.1.0", (_, report) => {
  expect(faultsIn(sarif(report, [links]))).toEqual([]);
});

test("the schema knows what SARIF is not", () => {
  expect(faultsIn('{ "version": "2.1.0", "runs": [{}] }')).toEqual(["/runs/0/tool"]);
});

/** It is of draft 4 by its first lines, and of any later draft by what it says. */
function faultsIn(log: string): string[] {
  const { $schema: _draft, id: _id, ...schema } = published;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  formats.default(ajv);
  ajv.validate(schema, JSON.parse(log));
  return (ajv.errors ?? []).map(
    ({ instancePath, params }) => `${instancePath}/${params["missingProperty"] ?? ""}`,
  );
}

test("SARIF names every check, counts columns in UTF-16, and encodes paths", () => {
  const checks = [{ name: "links", about: "Links lead somewhere.", perSkill: false }];
  const log: unknown = JSON.parse(
    sarif(
      reportOf(
        { file: "skills/a b/SKILL.md", ...place, check: "links", message: "No" },
        { file: "a.md", ...place, check: "suppressions", code: "X1", message: "Why" },
      ),
      checks,
    ),
  );
  const region = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };
  const location = (uri: string) => [{ physicalLocation: { artifactLocation: { uri }, region } }];
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        tool: { driver: { rules: [{ id: "links" }, { id: "suppressions" }] } },
        results: [
          {
            ruleId: "links",
            message: { text: "No" },
            locations: location("skills/a%20b/SKILL.md"),
          },
          { ruleId: "suppressions", message: { text: "Why (X1)" }, locations: location("a.md") },
        ],
      },
    ],
  });
});
