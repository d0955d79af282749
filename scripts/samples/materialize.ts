import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Sample } from "./grow.ts";

/** Writes a sample to a folder; what an earlier one left there goes. */
export function materialize(sample: Sample, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of sample.files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
