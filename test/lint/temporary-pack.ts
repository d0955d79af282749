import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { temporaryFolder } from "../temporary-folder.ts";

/** A pack on disk for one test, from its files' texts by path. */
export function temporaryPack(files: Record<string, string>): string {
  const root = temporaryFolder("lint");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export function skill(name: string, body: string): string {
  return `---\nname: ${name}\ndescription: For a test, when it runs.\n---\n\n${body}\n`;
}
