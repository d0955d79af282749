import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds from saving a block to the next report of `--watch`, for each of some saves. */
export async function saveToReport(command: string, args: string[], file: string, saves: number) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  const original = readFileSync(file, "utf8");
  const took: number[] = [];
  try {
    await once(child.stdout, "data");
    for (let i = 0; i < saves; i++) {
      await wait(300);
      const started = performance.now();
      writeFileSync(
        file,
        original.replace(/(```tsx?[^\n]*\n)/, `$1const edit${i}: string = ${i};\n`),
      );
      await once(child.stdout, "data");
      took.push(performance.now() - started);
    }
  } finally {
    writeFileSync(file, original);
    child.kill("SIGINT");
    await once(child, "close");
  }
  return took;
}
