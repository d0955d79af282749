/** One word of a fence's info string after the language: `title="a.ts"`, `showLineNumbers`, `{1,3}`. */
export interface Word {
  key: string;
  value?: string;
  /** Offset of the word in the info string's meta part. */
  offset: number;
  length: number;
}

const word = /([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/g;

export function parseMeta(meta: string): Word[] {
  return Array.from(meta.matchAll(word), (match) => {
    const value = match[2] ?? match[3] ?? match[4];
    const place = { offset: match.index, length: match[0].length };
    return { key: match[1] ?? "", ...place, ...(value === undefined ? {} : { value }) };
  });
}
