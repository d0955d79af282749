import { configName, configText } from "./tsconfig.ts";

const imported = /(?:\bfrom|\bimport|\btypes["']?\s*[:=]\s*\[?)\s*\(?\s*["']([@\w][\w@./-]*)["']/g;

/** Files that import all that these texts do: read early, the compiler knows those packages. */
export function aheadOf(texts: string[]): Map<string, string> {
  const matches = texts.flatMap((text) => [...text.matchAll(imported)]);
  const modules = new Set(matches.map(([, name = ""]) => name));
  const code = Array.from(modules, (name) => `import type {} from "${name}";\n`).join("");
  return new Map([
    ["ahead.ts", code],
    [configName, configText(undefined, ["ahead.ts"], {})],
  ]);
}
