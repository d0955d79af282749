import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { type Fault, refusal } from "./fault.ts";

/** A file of a skill that is text. */
export interface Text {
  /** Path from the pack's root, with forward slashes. */
  file: string;
  /** Without the byte order mark, if there was one. */
  source: string;
  lines: string[];
}

const largest = 1024 * 1024;
const utf8 = new TextDecoder("utf-8", { fatal: true });

export function readText(root: string, file: string): Text | Fault {
  try {
    const { size } = statSync(join(root, file));
    if (size > largest) return fault(file, `${(size / largest).toFixed(1)} MB, expected at most 1`);
    return decode(file, readFileSync(join(root, file)));
  } catch (error) {
    return refusal(file, error);
  }
}

function decode(file: string, bytes: Buffer): Text | Fault {
  if (bytes.includes(0)) return fault(file, "binary content, expected text");
  try {
    return asText(file, utf8.decode(bytes));
  } catch {
    return fault(file, "bytes that are not UTF-8, expected text");
  }
}

export function asText(file: string, content: string): Text {
  const source = content.replace(/^\uFEFF/, "");
  return { file, source, lines: source.split(/\r\n|\n|\r/) };
}

function fault(file: string, unexpected: string): Fault {
  return { file, line: 1, column: 1, message: `Unexpected ${unexpected}` };
}
