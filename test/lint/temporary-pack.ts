import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { onTestFinished } from "vitest";

/** A pack on disk for one test, from its files' texts by path. */
export function temporaryPack(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "lint-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export function skill(name: string, body: string): string {
  return `---\nname: ${name}\ndescription: For a test, when it runs.\n---\n\n${body}\n`;
}
