import type { Diagnostic, Status } from "./check.ts";

export interface Summary {
  skills: number;
  documents: number;
  blocks: number;
  problems: number;
  ms: number;
}

/** A fenced block and the one thing that was done with it. */
export interface BlockAccount {
  file: string;
  line: number;
  lang: string;
  status: Status;
  title?: string;
  app?: string;
}

export interface Report {
  summary: Summary;
  /** The skills' folders. */
  skills: string[];
  blocks: BlockAccount[];
  diagnostics: Diagnostic[];
}

/** Several packs as one report. */
export function merge(reports: Report[], ms: number): Report {
  const sum = (key: keyof Summary) => reports.reduce((n, { summary }) => n + summary[key], 0);
  return {
    summary: {
      skills: sum("skills"),
      documents: sum("documents"),
      blocks: sum("blocks"),
      problems: sum("problems"),
      ms,
    },
    skills: reports.flatMap(({ skills }) => skills),
    blocks: reports.flatMap(({ blocks }) => blocks),
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics).toSorted(byPlace),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.check, b.check) ||
    compare(a.message, b.message)
  );
}

/** Not by locale: a report must not depend on the machine it was made on. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
