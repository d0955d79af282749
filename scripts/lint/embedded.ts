/** A script inside a file of another language, and the way back from an offset in it. */
export interface Embedded {
  code: string;
  at: (offset: number) => number;
}

/**
 * A value that a file gives with other indents, quotes or line ends than it has: found again line
 * by line. Undefined where it is escaped, so that what stands in the file is not what is meant.
 */
export function embed(value: string, source: string, start: number): Embedded | undefined {
  const pieces: { from: number; to: number; length: number }[] = [];
  let cursor = 0;
  for (const { 0: line, index } of source.matchAll(/[^\n]+/g)) {
    const text = line.trim();
    const from = value.indexOf(text, cursor);
    if (from === -1 || value.slice(cursor, from).trim() !== "") return undefined;
    const length = text.length;
    pieces.push({ from, to: start + index + line.indexOf(text), length });
    cursor = from + length;
  }
  if (value.slice(cursor).trim() !== "") return undefined;
  return {
    code: value,
    at(offset) {
      const piece = pieces.findLast(({ from }) => from <= offset);
      return piece ? piece.to + Math.min(offset - piece.from, piece.length) : start;
    },
  };
}
