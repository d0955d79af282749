import type { SyntaxNode } from "unbash";

import type { Block } from "../../pack/block.ts";
import { languageOf } from "../language.ts";
import { nameOf, walk, wordsOf } from "../shell/nodes.ts";
import { commandsOf, findPrompt } from "../shell/transcript.ts";
import { isLocal, packageOf } from "../typescript/codes.ts";
import type { Judged } from "../typescript/findings.ts";

/** A package that a block imports or installs, and the names it takes from it. */
export interface Mention {
  name: string;
  start: number;
  end: number;
  imported: string[];
}

export function importedIn({ facts }: Judged): Mention[] {
  return facts.imports
    .filter(({ specifier }) => !isLocal(specifier) && !specifier.startsWith("node:"))
    .map(({ specifier, start, end, names }) => ({
      name: packageOf(specifier),
      start,
      end,
      imported: names.map(({ name }) => name),
    }));
}

export async function installedIn(block: Block): Promise<Mention[]> {
  const language = languageOf(block);
  if (language !== "shell" && language !== "console") return [];
  const { parse } = await import("unbash");
  const isTranscript = language === "console" || findPrompt(block.code) !== undefined;
  const script = parse(isTranscript ? commandsOf(block.code) : block.code);
  return [...walk(script)].flatMap(packagesIn);
}

const installers = new Set(["npm", "pnpm", "yarn", "bun"]);
const verbs = new Set(["add", "install", "i"]);

function packagesIn(node: SyntaxNode): Mention[] {
  if (node.type !== "Command" || !installers.has(nameOf(node) ?? "")) return [];
  const [verb, ...words] = wordsOf(node);
  if (!verbs.has(verb?.text ?? "")) return [];
  return words
    .filter(({ text }) => /^@?[a-z0-9]/.test(text))
    .map(({ text, pos, end }) => ({ name: withoutVersion(text), start: pos, end, imported: [] }));
}

function withoutVersion(text: string): string {
  return text.replace(/(.)@.*$/, "$1");
}
