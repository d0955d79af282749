import { eachMapping, TraceMap } from "@jridgewell/trace-mapping";
import { transform } from "esbuild";

const loaders = { ts: "ts", tsx: "tsx", mts: "ts", js: "js", jsx: "jsx", mjs: "js" } as const;

/** The lines of a file that do something when it runs: what is left without types and comments. */
export async function executableLines(path: string, code: string): Promise<number[]> {
  const loader = loaders[extensionOf(path)];
  if (!loader || path.endsWith(".d.ts")) return [];
  const { map } = await transform(code, { loader, sourcemap: "external", jsx: "automatic" });
  const lines = new Set<number>();
  eachMapping(new TraceMap(map), ({ originalLine }) => {
    if (originalLine !== null) lines.add(originalLine);
  });
  const texts = code.split("\n");
  return [...lines].filter((line) => isWords(texts[line - 1] ?? "")).toSorted((a, b) => a - b);
}

/** Brackets alone are no line of code. */
function isWords(text: string): boolean {
  return /\w/.test(text);
}

function extensionOf(path: string): keyof typeof loaders {
  return path.slice(path.lastIndexOf(".") + 1) as keyof typeof loaders;
}
