import { readText } from "../../pack/text.ts";
import { walk } from "../../pack/walk.ts";
import { listStarters, readStarter } from "../../samples/starter.ts";
import { compilerFor } from "./compiled.ts";

const fence = /^[\s>]*(?:`{3,}|~{3,})\s*(?:[mc]?[jt]sx?|typescript|javascript)/im;

/** Sets the compiler to work on these skills' packages before Markdown is as much as parsed. */
export function readAhead(root: string, directories: string[], typesFrom: string): void {
  const documents = directories
    .flatMap((directory) => walk(root, directory).files)
    .filter((file) => /\.(md|markdown)$/i.test(file));
  const texts = documents.flatMap((file) => {
    const read = readText(root, file);
    return "source" in read && fence.test(read.source) ? read.source : [];
  });
  if (texts.length === 0) return;
  const starters = listStarters().filter((name) =>
    texts.some((text) => text.includes(`app="${name}"`)),
  );
  const code = starters.flatMap((name) => [...readStarter(name).values()]);
  compilerFor(typesFrom).readAhead([...texts, ...code]);
}
