import { expect, test } from "vitest";

import { placeAt } from "../../scripts/pack/block.ts";
import { readDocument } from "../../scripts/pack/document.ts";
import { asText } from "../../scripts/pack/text.ts";

/** Every case shows `needle` once, in the code of its only block. */
const cases: [name: string, text: string, line: number, column: number][] = [
  ["a plain fence", "```ts\nconst needle = 1;\n```\n", 2, 7],
  ["a tilde fence", "~~~ts\nconst needle = 1;\n~~~\n", 2, 7],
  ["a fence below frontmatter", "---\nname: a\n---\n\n```ts\nneedle;\n```\n", 6, 1],
  ["a list item", "- one\n\n  ```ts\n  needle;\n  ```\n", 4, 3],
  ["a numbered list item", "10. one\n\n    ```ts\n    needle;\n    ```\n", 4, 5],
  ["nested lists", "- one\n  - two\n\n    ```ts\n      needle;\n    ```\n", 5, 7],
  ["a fence on the line of its list item", "- ```ts\n  needle;\n  ```\n", 2, 3],
  ["a block quote", "> ```ts\n> needle;\n> ```\n", 2, 3],
  ["a block quote without spaces", ">```ts\n>needle;\n>```\n", 2, 2],
  ["a list in a block quote", "> - ```ts\n>   needle;\n>   ```\n", 2, 5],
  ["a fence indented by itself", "  ```ts\n  needle;\n  ```\n", 2, 3],
  ["code indented less than its fence", "   ```ts\n needle;\n   ```\n", 2, 2],
  ["tabs inside the code", "```ts\n\t\tneedle;\n```\n", 2, 3],
  ["a tab that indents a list item's code", "- one\n\n\t```ts\n\tneedle;\n\t```\n", 4, 2],
  ["CRLF", "# A\r\n\r\n```ts\r\none;\r\nneedle;\r\n```\r\n", 5, 1],
  [
    "CRLF in a list below frontmatter",
    "---\r\nname: a\r\n---\r\n- ```ts\r\n  needle;\r\n  ```\r\n",
    5,
    3,
  ],
  ["a byte order mark", "\uFEFF```ts\nneedle;\n```\n", 2, 1],
  ["a byte order mark before frontmatter", "\uFEFF---\nname: a\n---\n```ts\nneedle;\n```\n", 5, 1],
  ["astral characters before it", '```ts\nconst a = "😀"; needle;\n```\n', 2, 17],
  ["astral characters in the frontmatter", "---\nname: 😀\n---\n```ts\nneedle;\n```\n", 5, 1],
  ["blank lines before it", "```ts\n\n\nneedle;\n```\n", 4, 1],
  ["blank lines in a list", "- a\n\n  ```ts\n\n  needle;\n  ```\n", 5, 3],
  ["an unclosed fence", "```ts\nneedle;\n", 2, 1],
  ["longer fences inside", "````md\n```ts\nneedle;\n```\n````\n", 3, 1],
];

test.each(cases)("a place in %s is a place in the file", (_, text, line, column) => {
  const { blocks } = readDocument(asText("a.md", text));
  expect(blocks).toHaveLength(1);
  const [block] = blocks;
  if (!block) return;
  const start = block.code.indexOf("needle");
  const place = { file: "a.md", line, column, endLine: line, endColumn: column + 6 };
  expect(placeAt(block, start, start + 6)).toEqual(place);
});

test.each([
  ["a backtick fence", "```ts\na\n```", true],
  ["a longer closing fence", "```ts\na\n````", true],
  ["a shorter closing fence", "````ts\na\n```", false],
  ["a tilde at the end of a backtick fence", "```ts\na\n~~~", false],
  ["a fence in a list that ends", "- ```ts\n  a\n\nText", false],
  ["an empty block", "```ts\n```", true],
  ["nothing after the opening", "```ts", false],
])("%s is seen as closed or not", (_, text, isClosed) => {
  expect(readDocument(asText("a.md", text)).blocks[0]?.isClosed).toBe(isClosed);
});
