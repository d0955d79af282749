import { type Block, placeAt } from "../../pack/block.ts";
import type { Check, Finding } from "../check.ts";
import { blocksOf } from "../language.ts";
import { readDeprecated } from "../packages/lock.ts";
import { importedIn, installedIn, type Mention } from "../packages/mentions.ts";
import { successorOf } from "../packages/superseded.ts";
import { packageOf } from "../typescript/codes.ts";
import { closeCompilers } from "../typescript/compiled.ts";
import { unexpected } from "../typescript/expectation.ts";
import { judge, type Judged } from "../typescript/findings.ts";

export const packages: Check = {
  name: "packages",
  about: "A package that was replaced still installs and still compiles, so nothing else finds it.",
  perSkill: true,
  async *run(pack, settings) {
    const deprecated = readDeprecated(settings.typesFrom);
    const found = new Map<string, Finding>();
    for (const judged of await judge(pack, settings)) {
      for (const finding of inCode(judged, deprecated)) found.set(JSON.stringify(finding), finding);
    }
    yield* found.values();
    for (const block of blocksOf(pack)) {
      for (const mention of await installedIn(block)) yield* oldPackage(block, mention, deprecated);
    }
  },
  close: closeCompilers,
};

function* inCode(judged: Judged, deprecated: Map<string, string>): Generator<Finding> {
  const { block } = judged;
  const old = block.error === undefined ? importedIn(judged) : [];
  const known = new Set<string>();
  for (const mention of old) {
    for (const finding of oldPackage(block, mention, deprecated)) {
      yield finding;
      known.add(mention.name);
    }
  }
  yield* unknownPackages(judged, known);
}

/** Each at its first import; an old one is not unknown as well. */
function* unknownPackages({ block, charges }: Judged, known: Set<string>): Generator<Finding> {
  for (const { check, start, end, specifier = "" } of unexpected(block, charges)) {
    const name = packageOf(specifier);
    if (check !== "packages" || known.has(name)) continue;
    known.add(name);
    const message = `Unknown package \`${name}\`: no types for it are installed, so its use is not checked`;
    yield { ...placeAt(block, start, end), message, code: "unknown" };
  }
}

function* oldPackage(
  block: Block,
  { name, start, end, imported }: Mention,
  deprecated: Map<string, string>,
): Generator<Finding> {
  const successor = successorOf(name, imported);
  const said = deprecated.get(name);
  if (successor !== undefined) {
    const message = `Unexpected package \`${name}\`, expected ${successor}`;
    yield { ...placeAt(block, start, end), message, code: "superseded" };
  } else if (said !== undefined) {
    const message = `Unexpected package \`${name}\`, which npm marks deprecated: ${said}`;
    yield { ...placeAt(block, start, end), message, code: "deprecated" };
  }
}
