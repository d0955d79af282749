import type { Guard } from "./guard.ts";

/** What row level security checks: `using (…)` and `with check (…)` of a policy, outermost parentheses. */
const conditions = /\b(using|with\s+check)\s*\(/gi;

/** Guards of a migration, counted on from `first`. */
export function sqlGuards(path: string, code: string, first: number): Guard[] {
  return spans(code).map(({ start, end }, index) => ({
    id: String(first + index),
    path,
    line: code.slice(0, start).split("\n").length,
    text: code.slice(start, end).replaceAll(/\s+/g, " "),
  }));
}

/** The migration with these guards letting everything through: SQL has no switch to ask. */
export function sqlWithout(code: string, guards: readonly Guard[], off: readonly string[]): string {
  return spans(code).reduceRight((text, { open, end }, index) => {
    const isOff = off.includes(guards[index]?.id ?? "");
    return isOff ? `${text.slice(0, open)}(true)${text.slice(end)}` : text;
  }, code);
}

interface Span {
  start: number;
  open: number;
  end: number;
}

function spans(code: string): Span[] {
  if (!/create\s+policy/i.test(code)) return [];
  return [...code.matchAll(conditions)].map(({ index, 0: { length } }) => {
    const open = index + length - 1;
    return { start: index, open, end: closing(code, open) };
  });
}

function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === "(") depth++;
    if (code[at] === ")" && --depth === 0) return at + 1;
  }
  return code.length;
}
