const angled = /^<[A-Za-z][^<>\n|&;$]*>/;

/** The `<your-key>` that stands at this offset, if one does. */
export function placeholderAt(code: string, offset: number): string | undefined {
  return angled.exec(code.slice(offset))?.[0];
}

export function placeholderMessage(found: string): string {
  const name = found.slice(1, -1).replaceAll(/\W+/g, "_").toUpperCase();
  return `Unexpected \`${found}\`, which a shell reads as redirections, expected a plain word such as \`${name}\``;
}
