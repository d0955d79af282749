import { join } from "node:path";
import { lineOf, root } from "./theatre.ts";

/** A script that comes with the skill of a sample. */
export function skillScript(name: string, file: string): string {
  return join(root, "skills", lineOf(name).skill, "scripts", file);
}
