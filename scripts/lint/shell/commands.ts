import { parse } from "unbash";

import type { Problem } from "../language-check.ts";
import { walk } from "./nodes.ts";
import { fillIn, placeholdersIn } from "./placeholder.ts";
import { rules } from "./rules.ts";
import { syntaxProblems } from "./syntax.ts";

/** All that is wrong with commands; a placeholder is told, and then read as the word it stands for. */
export function* inCommands(code: string): Generator<Problem> {
  const script = parse(code);
  const placeholders = placeholdersIn(script, code);
  yield* placeholders;
  if (placeholders.length > 0) return yield* inCommands(fillIn(code, placeholders));
  yield* syntaxProblems(code, script.errors ?? []);
  for (const node of walk(script)) for (const rule of rules) yield* rule(node, code);
}
