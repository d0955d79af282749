import type { SectionedSourceMapInput } from "@jridgewell/trace-mapping";

/** What V8 counted in one script, and the way from it back to its sources. */
export interface ScriptCoverage {
  functions: { ranges: CountedRange[] }[];
  /** Where each line of the script starts. */
  lineStarts: number[];
  map: SectionedSourceMapInput;
}

export interface CountedRange {
  startOffset: number;
  endOffset: number;
  count: number;
}

export function lineStartsOf(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1))
    starts.push(at + 1);
  return starts;
}
