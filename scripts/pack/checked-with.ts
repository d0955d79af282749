/** How the line of a skill begins that says which versions its samples were checked with. */
export const opening = "Checked with ";

const pair = /`([^`\s]+)` (\d+(?:\.\w+(?:-\w+)*)+)/g;

/** The versions a line states, by name. */
export function versionsIn(line: string): Map<string, string> {
  return new Map(Array.from(line.matchAll(pair), ([, name = "", version = ""]) => [name, version]));
}

/** The text with the versions in its line as they are installed; names that are not, unchanged. */
export function withVersions(text: string, installed: Map<string, string>): string {
  const stamp = (whole: string, name: string) =>
    installed.has(name) ? `\`${name}\` ${installed.get(name)}` : whole;
  const lines = text.split("\n");
  return lines
    .map((line) => (line.startsWith(opening) ? line.replace(pair, stamp) : line))
    .join("\n");
}
