import { readFileSync } from "node:fs";

/** Reads files from the disk, each once. */
export function createReader(): (path: string) => string {
  const texts = new Map<string, string>();
  return (path) => {
    const text = texts.get(path) ?? readFileSync(path, "utf8");
    texts.set(path, text);
    return text;
  };
}
