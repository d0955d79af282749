import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative, sep } from "node:path";

import type { Diagnostic } from "./check.ts";
import type { Target } from "./target.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

/** A finding somebody decided to live with; without its line, which any edit above would move. */
interface Known {
  file: string;
  check: string;
  code?: string;
  message: string;
}

/** Known findings, one to a line so that a diff shows what was added. */
export function writeBaseline({ settings, isWhole }: Target, found: Diagnostic[]): void {
  const { baseline } = settings;
  if (baseline === undefined || !isWhole) {
    throw new WrongUsage(
      "Unexpected --write-baseline, expected a whole pack whose skill-lint.json names a `baseline`",
    );
  }
  const known = found.map(({ file, check, code, message }) =>
    JSON.stringify({ file, check, ...(code === undefined ? {} : { code }), message }),
  );
  writeFileSync(baseline, known.length === 0 ? "[]\n" : `[\n${known.join(",\n")}\n]\n`);
}

/** Takes the known findings away and adds one for each that no longer occurs. */
export function applyBaseline(
  { root, settings: { baseline }, isWhole }: Target,
  found: Diagnostic[],
  selected: Set<string>,
): Diagnostic[] {
  if (baseline === undefined) return found;
  const known = readBaseline(baseline).map((entry, i) => ({
    ...entry,
    id: idOf(entry),
    line: i + 2,
  }));
  const ids = new Set(known.map(({ id }) => id));
  const occurring = new Set(found.map(idOf));
  const gone = known.filter(
    ({ id, check }) => !occurring.has(id) && selected.has(check) && isWhole,
  );
  const file = relative(root, baseline).split(sep).join("/");
  return [
    ...found.filter((diagnostic) => !ids.has(idOf(diagnostic))),
    ...gone.map(({ line, check, message }) => {
      const place = { file, line, column: 1, endLine: line, endColumn: 1 };
      return { ...place, check: "baseline", message: wordGone(check, message) };
    }),
  ];
}

function wordGone(check: string, message: string): string {
  return `Unexpected known finding of \`${check}\`, which no longer occurs; delete it: ${message}`;
}

function idOf({ file, check, code, message }: Known): string {
  return JSON.stringify([file, check, code ?? null, message]);
}

function readBaseline(path: string): Known[] {
  if (!existsSync(path)) return [];
  const value = parse(path);
  if (Array.isArray(value) && value.every(isKnown)) return value;
  throw new WrongUsage(`Unexpected content of ${path}, write it with --write-baseline`);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new WrongUsage(`Unexpected content of ${path}: ${String(error)}`);
  }
}

function isKnown(value: unknown): value is Known {
  const keys = ["file", "check", "message"];
  return typeof value === "object" && value !== null && keys.every((key) => key in value);
}
