import { join } from "node:path";
import { parseArgs } from "node:util";

import { benchLint } from "./bench/lint.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const lines = await benchLint(join(import.meta.dirname, ".."), Number(values.rounds));
for (const { what, measured, goal, detail } of lines) {
  const mark = measured <= goal ? "ok  " : "MISS";
  const number = measured < 50 ? measured.toFixed(2) : String(Math.round(measured));
  console.log(`${mark} ${number.padStart(6)} of ${String(goal).padStart(4)}  ${what} (${detail})`);
}
process.exitCode = lines.every(({ measured, goal }) => measured <= goal) ? 0 : 1;
