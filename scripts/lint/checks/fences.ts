import { posix } from "node:path";

import { type Block, fencePlace } from "../../pack/block.ts";
import type { Skill } from "../../pack/pack.ts";
import { extensionOf } from "../../samples/extension.ts";
import { listStarters } from "../../samples/starter.ts";
import type { Check, Finding } from "../check.ts";

/** Why a block may be too small to compile; the list is short so that it stays an exception. */
const reasons = new Map([
  ["excerpt", "lines of a file that is shown whole elsewhere"],
  ["shape", "what something looks like, not code to write"],
  ["older-major", "code for readers on an older major version"],
  ["foreign-types", "code for a package whose types we do not install"],
]);

const words = ["title", "app", "error", "fragment", "unrun"];

/** Languages of blocks that hold no code. */
const prose = new Set(["text", "txt", "plaintext", "output", "markdown", "md", "mermaid"]);

export const fences: Check = {
  name: "fences",
  about: "A fence says what its code is for; what it does not say cannot be checked.",
  *run({ skills, isWhole }, { rules }) {
    const blocks = skills.flatMap(blocksOf);
    yield* blocks.filter(({ isClosed }) => !isClosed).map(unclosed);
    yield* blocks.flatMap(wrongReason);
    const house = rules.fences;
    if (!house) return;
    const apps = listStarters();
    for (const block of blocks)
      yield* Array.from(faults(block, apps), (message) => at(block, message));
    for (const skill of skills) yield* doubleClaims(blocksOf(skill));
    if (isWhole) yield* tooManyFragments(blocks, house.fragmentPercent);
  },
};

function blocksOf({ documents }: Skill): Block[] {
  return documents.flatMap(({ blocks }) => blocks);
}

function at(block: Block, message: string): Finding {
  return { ...fencePlace(block), message };
}

function unclosed(block: Block): Finding {
  return at(block, "Unexpected end of the file in this block, expected a fence that closes it");
}

/** A fragment is out of the compiler's sight: in no pack for any other reason. */
function wrongReason(block: Block): Finding[] {
  const { fragment } = block;
  if (fragment === undefined || reasons.has(fragment)) return [];
  const expected = list([...reasons.keys()]);
  return [at(block, `Unexpected fragment reason \`${fragment}\`, expected ${expected}`)];
}

function* faults(block: Block, apps: string[]): Generator<string> {
  const { lang, meta, title, app, error, unrun } = block;
  if (lang === "") yield "Unexpected fence without a language, expected one, or `text`";
  for (const { key, value } of meta) {
    const isKnown = words.includes(key) && value !== undefined && value !== "";
    if (!isKnown)
      yield `Unexpected \`${key}\`, expected ${list(words.map((word) => `${word}="…"`))}`;
  }
  if (title !== undefined && !staysInside(title)) {
    yield `Unexpected title \`${title}\`, expected a relative path inside the app`;
  }
  if (app !== undefined && !apps.includes(app)) {
    yield `Unexpected app \`${app}\`, expected ${list(apps)}`;
  }
  if (error !== undefined) yield* errorFaults(block, error);
  if (unrun !== undefined && (title === undefined || app === undefined)) {
    yield "Unexpected `unrun`, expected it only on a file of an app: nothing else is run";
  }
}

function* errorFaults(block: Block, error: string): Generator<string> {
  if (extensionOf(block) === undefined) {
    yield `Unexpected \`error\` on \`${block.lang}\`, expected it only on code that is compiled`;
  } else if (!/^TS\d{4,5}$/.test(error)) {
    yield `Unexpected error \`${error}\`, expected a code such as TS2345`;
  }
  if (block.fragment !== undefined) {
    yield "Unexpected `error` on a fragment, expected one or the other";
  }
}

function staysInside(title: string): boolean {
  const isPlain = !/[\s\\]|^[a-z]+:/i.test(title) && !posix.isAbsolute(title);
  return isPlain && posix.normalize(title) === title && !title.startsWith("..");
}

/** Two blocks that would be one file of one app; a wrong or partial example is no file. */
function doubleClaims(blocks: Block[]): Finding[] {
  const files = blocks.filter(({ title, error, fragment }) => title && !error && !fragment);
  return files.flatMap((block, i) => {
    const first = files.slice(0, i).find((other) => isSameFile(other, block));
    if (!first) return [];
    const where = `${first.file}:${first.fenceLine}`;
    return [at(block, `Unexpected second block for \`${block.title}\`, expected only ${where}`)];
  });
}

function isSameFile(a: Block, b: Block): boolean {
  return a.title === b.title && (a.app === undefined || b.app === undefined || a.app === b.app);
}

function tooManyFragments(blocks: Block[], percent: number): Finding[] {
  const code = blocks.filter(({ lang }) => !prose.has(lang));
  const fragments = code.filter(({ fragment }) => fragment !== undefined);
  const most = Math.floor((code.length * percent) / 100);
  const message = `Unexpected fragment, expected at most ${most} in ${code.length} blocks (${percent} %), found ${fragments.length}`;
  return fragments.slice(most).map((block) => at(block, message));
}

function list(names: string[]): string {
  return names.length === 1 ? (names[0] ?? "") : `one of ${names.join(", ")}`;
}
