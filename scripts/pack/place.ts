/** A range in a file; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A position inside a text; both count from 0. */
export interface Position {
  line: number;
  character: number;
}

/** Turns offsets into positions without counting lines again for each one. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}

/** Places in a file by offsets into its text. */
export function placeIn(file: string, text: string): (start: number, end: number) => Place {
  const position = positions(text);
  return (startOffset, endOffset) => {
    const [start, end] = [position(startOffset), position(endOffset)];
    const from = { file, line: start.line + 1, column: start.character + 1 };
    return { ...from, endLine: end.line + 1, endColumn: end.character + 1 };
  };
}
