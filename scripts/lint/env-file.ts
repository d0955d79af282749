/** One entry of an .env file; a value in quotes may go over several lines. */
export interface Entry {
  /** Offset of its first character. */
  start: number;
  /** As written, without the line's end. */
  text: string;
  /** Undefined where the line is no assignment. */
  name?: string;
  /** Offset and length of `=` with the spaces around it. */
  equals: { start: number; length: number };
  value: string;
  /** The quote its value opens and does not close. */
  openQuote?: string;
}

const head = /^(?:export[ \t]+)?([A-Za-z_][\w.-]*)([ \t]*=[ \t]*)/;

/** No library keeps the places, so this reads what dotenv, Docker and a shell agree on. */
export function* readEnvFile(code: string): Generator<Entry> {
  let end = 0;
  for (const { index, 0: line } of code.matchAll(/[^\n]+/g)) {
    const text = line.trimEnd();
    if (index < end || text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const start = index + text.length - text.trimStart().length;
    const entry = readEntry(code, start, text.trimStart());
    end = start + entry.text.length;
    yield entry;
  }
}

function readEntry(code: string, start: number, line: string): Entry {
  const [all, name, equals = ""] = head.exec(line) ?? [];
  if (all === undefined || name === undefined) {
    return { start, text: line, equals: { start, length: 0 }, value: "" };
  }
  const value = line.slice(all.length);
  const place = { start: start + all.length - equals.length, length: equals.length };
  const entry = { start, name, equals: place };
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote === undefined) return { ...entry, text: line, value };
  const close = closing(code, start + all.length, quote);
  if (close === -1) return { ...entry, text: line, value, openQuote: quote };
  const text = code.slice(start, close + 1);
  return { ...entry, text, value: text.slice(all.length) };
}

function closing(code: string, open: number, quote: string): number {
  let close = code.indexOf(quote, open + 1);
  while (close !== -1 && quote === '"' && code[close - 1] === "\\") {
    close = code.indexOf(quote, close + 1);
  }
  return close;
}
