import type { Diagnostic } from "../check.ts";
import type { Report } from "../report.ts";

/** Workflow commands that GitHub shows as annotations on the changed lines. */
export function github({ diagnostics }: Report): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join("");
}

function annotation(diagnostic: Diagnostic): string {
  const { file, line, column, endLine, endColumn, check, code, message } = diagnostic;
  const isOneLine = line === endLine;
  const properties = {
    file,
    line,
    endLine,
    // GitHub ignores columns of a range that spans lines.
    ...(isOneLine ? { col: column, endColumn } : {}),
    title: code === undefined ? check : `${check} ${code}`,
  };
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::error ${list.join(",")}::${escape(message)}`;
}

function escape(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escape(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
