/** A prompt before a command, as terminals print it; `#` is left alone, it begins a comment. */
const prompt = /^[ \t]*(?:[\w.-]+@[\w.-]+:?[^\s$%]*[ \t]*|~[^\s$]*[ \t]+)?[$%❯➜][ \t]+/;

/** Where the first prompt of a block stands. */
export function findPrompt(code: string): { start: number; end: number } | undefined {
  for (const { index, 0: line } of code.matchAll(/[^\n]+/g)) {
    const found = prompt.exec(line)?.[0];
    if (found !== undefined) return { start: index, end: index + found.trimEnd().length };
  }
  return undefined;
}

/** Blanks prompts, output and what is typed into a command: what is left stands where it stood. */
export function commandsOf(transcript: string): string {
  let isContinued = false;
  const lines = transcript.split("\n").map((line) => {
    const before = prompt.exec(line)?.[0] ?? (isContinued ? secondPrompt(line) : line);
    isContinued = before !== line && line.endsWith("\\");
    return blank(before) + line.slice(before.length).replace(heredoc, blank);
  });
  return lines.join("\n");
}

const heredoc = /<<-?[ \t]*["']?\w+["']?/;

function secondPrompt(line: string): string {
  return /^>[ \t]/.exec(line)?.[0] ?? "";
}

function blank(text: string): string {
  return " ".repeat(text.length);
}
