import matter from "gray-matter";
import { isMap, isScalar, LineCounter, parseDocument, YAMLParseError } from "yaml";

import type { Fault } from "./fault.ts";

export interface Frontmatter {
  /** What the YAML says; an empty object where there is none or it does not parse. */
  data: Record<string, unknown>;
  /** Lines from the first `---` to the second, both included; 0 where there is none. */
  lines: number;
  /** Line of each top-level key. */
  keyLines: Map<string, number>;
  fault?: Omit<Fault, "file">;
}

const opening = /^---(?!-)[ \t]*(\S*)[^\n]*\n/;

/** Reads YAML only: gray-matter would execute `---js`, so every other engine throws. */
export function readFrontmatter(source: string): Frontmatter {
  const text = source.replaceAll("\r\n", "\n");
  const open = opening.exec(text);
  if (!open) return none();
  const language = open[1] ?? "";
  if (language !== "" && language !== "yaml") {
    return none(
      `Unexpected frontmatter language \`${language}\`, expected YAML between \`---\` lines`,
    );
  }
  const close = text.indexOf("\n---", open[0].length - 1);
  if (close === -1) return none("Unexpected end of file, expected `---` to close the frontmatter");
  return read(text, text.slice(0, close + 1).split("\n").length);
}

function none(message?: string): Frontmatter {
  const empty = { data: {}, lines: 0, keyLines: new Map<string, number>() };
  return message === undefined ? empty : { ...empty, fault: { message, line: 1, column: 1 } };
}

function read(text: string, lines: number): Frontmatter {
  const keyLines = new Map<string, number>();
  const refuse = () => {
    throw new Error("only YAML frontmatter is read");
  };
  try {
    const { data } = matter(text, {
      engines: { yaml: (yaml) => parseYaml(yaml, keyLines), javascript: refuse, coffee: refuse },
    });
    return { data, lines, keyLines };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const at = error.linePos?.[0] ?? { line: 1, col: 1 };
    const message = `Malformed YAML: ${error.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? ""}`;
    return { data: {}, lines, keyLines, fault: { message, line: at.line, column: at.col } };
  }
}

/** gray-matter hands over the text after `---`, its newline included: YAML line 1 is file line 1. */
function parseYaml(yaml: string, keyLines: Map<string, number>): object {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const [error] = document.errors;
  if (error) throw error;
  const value: unknown = document.toJS();
  if (typeof value !== "object" || value === null) return {};
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(key) && key.range) {
      keyLines.set(String(key.value), counter.linePos(key.range[0]).line);
    }
  }
  return value;
}
