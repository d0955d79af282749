import { basename } from "node:path/posix";

import { type Block, placeAt } from "../../pack/block.ts";
import type { Check, Finding } from "../check.ts";
import { type Configuration, keyOf, readJsonc, readToml } from "../configuration.ts";
import { blocksOf, languageOf } from "../language.ts";
import { mistakes, type Mistake, type Schema } from "../schema.ts";

export const wrangler: Check = {
  name: "wrangler",
  about:
    "Wrangler ignores a key it does not know, and deploys what stands in `vars` as plain text.",
  perSkill: true,
  covers: (block) => (isWrangler(block) ? "parsed" : undefined),
  async *run(pack) {
    const blocks = blocksOf(pack).filter(isWrangler);
    if (blocks.length === 0) return;
    const { readWranglerSchema } = await import("../names/wrangler.ts");
    const schema = readWranglerSchema();
    for (const block of blocks) {
      const read = await configuration(block);
      if (read) yield* inConfiguration(block, read, schema);
    }
  },
};

/** By its name, or by the date that no other tool asks for. */
function isWrangler(block: Block): boolean {
  const language = languageOf(block);
  if (language !== "toml" && language !== "json" && language !== "jsonc") return false;
  if (block.title !== undefined) return /^wrangler\.(toml|jsonc?)$/.test(basename(block.title));
  return /^\s*"?compatibility_date"?\s*[=:]/m.test(block.code);
}

/** Undefined for what does not parse: the check of the language says why. */
async function configuration(block: Block): Promise<Configuration | undefined> {
  if (languageOf(block) !== "toml") return readJsonc(block.code);
  const { ParseError } = await import("toml-eslint-parser");
  try {
    return await readToml(block.code);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function* inConfiguration(block: Block, read: Configuration, schema: Schema): Generator<Finding> {
  for (const { path, isKey, message } of [...mistakes(schema, read.value), ...openSecrets(read)]) {
    const place = keyOf(path);
    const span = (isKey ? read.keys.get(place) : undefined) ?? read.values.get(place) ?? [0, 0];
    yield { ...placeAt(block, span[0], span[1]), message };
  }
}

function openSecrets({ keys }: Configuration): Mistake[] {
  const paths = Array.from(keys.keys(), (key): unknown => JSON.parse(key));
  return paths.filter(isSecretVariable).map((path) => ({
    path,
    isKey: true,
    message: `Unexpected key \`${path.at(-1)}\` in \`vars\`, expected \`npx wrangler secret put ${path.at(-1)}\`: variables are plain text`,
  }));
}

function isSecretVariable(path: unknown): path is string[] {
  if (!Array.isArray(path) || path.at(-2) !== "vars") return false;
  return /SECRET|PASSWORD|PRIVATE_KEY/.test(String(path.at(-1)));
}
