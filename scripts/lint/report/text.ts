import type { Diagnostic } from "../check.ts";
import type { Report, Summary } from "../report.ts";

/** The report for people: findings under their file, then one line that counts them. */
export function text({ summary, skills, diagnostics }: Report): string {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  const parts = files.map((file) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.file === file);
    return `${file}\n${rows(found)}\n`;
  });
  return `${[...parts, conclusion(summary, skills, files)].join("\n")}\n`;
}

function rows(found: Diagnostic[]): string {
  const places = found.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(...places.map((place) => place.length));
  return found
    .map(({ message, code, check }, i) => {
      const worded = code === undefined ? message : `${message} (${code})`;
      return `  ${(places[i] ?? "").padEnd(width)}  ${oneLine(worded)}  ${check}`;
    })
    .join("\n");
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, " ");
}

function conclusion({ problems }: Summary, skills: string[], files: string[]): string {
  if (problems === 0) return `No problems in ${count(skills.length, "skill")}`;
  const owners = files.map((file) => skills.findLast((skill) => holds(skill, file)));
  const touched = new Set(owners.filter((owner) => owner !== undefined)).size;
  const others = owners.filter((owner) => owner === undefined).length;
  const beside = others === 0 ? "" : ` and ${count(others, "file")} beside them`;
  return `${count(problems, "problem")} in ${touched} of ${count(skills.length, "skill")}${beside}`;
}

function holds(folder: string, file: string): boolean {
  return folder === "." || file.startsWith(`${folder}/`);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
