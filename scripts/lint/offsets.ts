/** The way back from a line and a character, both from 0, to an offset in the text. */
export function offsets(text: string): (line: number, character: number) => number {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (line, character) => Math.min(text.length, (starts[line] ?? text.length) + character);
}
