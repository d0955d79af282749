/**
 * Apps share a program, and `@/` means another folder in each. So the first character of an alias
 * becomes one that only this app uses: every position in the file stays the same.
 */
export interface Alias {
  /** What `paths` of the shared program says for this app. */
  paths: Record<string, string[]>;
  hide: (text: string) => string;
  restore: (text: string) => string;
}

/** First character of Unicode's private use area, and how many it has. */
const first = 0xe000;
const size = 6400;

/** `number` is the app's own, and `paths` are those of its `tsconfig.json`. */
export function createAlias(
  number: number,
  paths: Record<string, string[]>,
  folder: string,
): Alias {
  const keys = Object.keys(paths);
  const signs = keys.map((_, i) =>
    String.fromCharCode(first + ((number * keys.length + i) % size)),
  );
  const prefixes = keys.map((key) => key.replace(/\*$/, ""));
  const hide = (text: string) =>
    prefixes.reduce((all, prefix, i) => {
      const hidden = (signs[i] ?? "") + prefix.slice(1);
      return all.replaceAll(`"${prefix}`, `"${hidden}`).replaceAll(`'${prefix}`, `'${hidden}`);
    }, text);
  const restore = (text: string) =>
    signs.reduce((all, sign, i) => {
      const original = keys[i]?.[0] ?? "";
      return all.replaceAll(sign, original).replaceAll(escaped(sign), original);
    }, text);
  const targets = keys.map((key, i) => [
    (signs[i] ?? "") + key.slice(1),
    (paths[key] ?? []).map((path) => path.replace(/^\.\//, `./${folder}/`)),
  ]);
  return { paths: Object.fromEntries(targets), hide, restore };
}

/** As the compiler prints it inside a quoted name. */
function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
