import { extname } from "node:path/posix";

import type { Block } from "../pack/block.ts";

/** `typescript` fences hold JSX too, so those are read as TSX unless only TypeScript parses. */
const byTag = new Map([
  ["ts", ".tsx"],
  ["typescript", ".tsx"],
  ["tsx", ".tsx"],
  ["typescriptreact", ".tsx"],
  ["mts", ".mts"],
  ["cts", ".cts"],
  ["js", ".js"],
  ["javascript", ".js"],
  ["jsx", ".jsx"],
  ["javascriptreact", ".jsx"],
  ["mjs", ".mjs"],
  ["cjs", ".cjs"],
]);

const extensions = new Set([".ts", ...byTag.values()]);

/** The extension of the file a block is; undefined for what the compiler does not read. */
export function extensionOf({ lang, title }: Block): string | undefined {
  const named = title === undefined ? "" : extname(title);
  const isCode = byTag.has(lang) || lang === "";
  return isCode && extensions.has(named) ? named : byTag.get(lang);
}

export function isJavaScript(block: Block): boolean {
  return extensionOf(block)?.includes("j") ?? false;
}
