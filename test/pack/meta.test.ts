import { expect, test } from "vitest";

import { parseMeta } from "../../scripts/pack/meta.ts";

test.each([
  ['title="app/api/x/route.ts"', [["title", "app/api/x/route.ts"]]],
  [
    "title='a b.ts' app=next",
    [
      ["title", "a b.ts"],
      ["app", "next"],
    ],
  ],
  [
    "{1,3} showLineNumbers",
    [
      ["{1,3}", undefined],
      ["showLineNumbers", undefined],
    ],
  ],
  ['error=""', [["error", ""]]],
  ["", []],
])("%s is read word by word", (meta, words) => {
  expect(parseMeta(meta).map(({ key, value }) => [key, value])).toEqual(words);
});
