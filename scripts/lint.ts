import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { checks } from "./lint/checks.ts";
import { lint } from "./lint/lint.ts";
import { text } from "./lint/report/text.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const root = resolve(positionals[0] ?? ".");
const report = await lint(root, checks, { typesFrom: process.cwd() });
process.stdout.write(text(report));
process.exitCode = report.diagnostics.length > 0 ? 1 : 0;
