import { AnyMap, eachMapping } from "@jridgewell/trace-mapping";
import type { CountedRange, ScriptCoverage } from "./script-coverage.ts";

/** For each of `paths`, which of its lines the scripts name, and whether any of them ran there. */
export type Seen = Map<string, Map<number, boolean>>;

export function seenLines(scripts: ScriptCoverage[], paths: readonly string[]): Seen {
  const seen: Seen = new Map(paths.map((path) => [path, new Map()]));
  const longestFirst = paths.toSorted((a, b) => b.length - a.length);
  for (const script of scripts) {
    const pathOf = remember((source: string) => {
      if (source.includes("/node_modules/")) return undefined;
      const file = decodeURI(source);
      return longestFirst.find((path) => file.endsWith(`/${path}`));
    });
    const ranges = script.functions.flatMap((one) => one.ranges);
    eachMapping(new AnyMap(script.map), (mapping) => {
      const path = mapping.source === null ? undefined : pathOf(mapping.source);
      if (path === undefined || mapping.originalLine === null) return;
      const offset = (script.lineStarts[mapping.generatedLine - 1] ?? 0) + mapping.generatedColumn;
      const lines = seen.get(path);
      const ran = lines?.get(mapping.originalLine) === true || isCounted(ranges, offset);
      lines?.set(mapping.originalLine, ran);
    });
  }
  return seen;
}

/** Which of a file's lines ran. One that no script names goes with the line before it. */
export function executedLines(
  executable: readonly number[],
  seen: ReadonlyMap<number, boolean>,
): number[] {
  let before = [...seen.values()].includes(true);
  return executable.filter((line) => (before = seen.get(line) ?? before));
}

/** The innermost range decides. */
function isCounted(ranges: CountedRange[], offset: number): boolean {
  let innermost: CountedRange | undefined;
  for (const range of ranges) {
    if (range.startOffset > offset || range.endOffset <= offset) continue;
    if (!innermost || sizeOf(range) <= sizeOf(innermost)) innermost = range;
  }
  return innermost !== undefined && innermost.count > 0;
}

function sizeOf({ startOffset, endOffset }: CountedRange): number {
  return endOffset - startOffset;
}

function remember<V>(find: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as V;
  };
}
