import { isJavaScript } from "./extension.ts";
import type { Project } from "./project.ts";

const declaresGlobals = /\bdeclare\s+(global|module|namespace)\b|\/\/\/\s*<reference/;
const assignsGlobals = /\b(globalThis|global|window|self)\s*(\.\s*\w+|\[[^\]]+\])\s*=[^=]/;
const configures = /(^|\/)((ts|js)config[^/]*\.json|package\.json)$|\.d\.[cm]?ts$/;

/** True for code that could be seen from other modules of its program, or that configures it. */
export function standsAlone({ sources, titled }: Project): boolean {
  if (titled.some((path) => configures.test(path))) return true;
  return sources.some(({ block }) => {
    const assigns = isJavaScript(block) && assignsGlobals.test(block.code);
    return assigns || declaresGlobals.test(block.code);
  });
}
