import type { SyntaxNode } from "unbash";

import type { Problem } from "../language-check.ts";
import { brokenContinuation, openHeredoc, spacedAssignment, unsafeInstaller } from "./lines.ts";
import {
  curlyQuotes,
  globbedSegment,
  singleQuotedVariable,
  splitUrl,
  unguardedRemove,
  unquotedTest,
} from "./quoting.ts";

/** Looks at one node of a script; the code is for what a node does not say. */
type Rule = (node: SyntaxNode, code: string) => Iterable<Problem>;

/** Each is about a line that looks right, runs, and does something else. */
export const rules: Rule[] = [
  openHeredoc,
  brokenContinuation,
  spacedAssignment,
  unsafeInstaller,
  unquotedTest,
  unguardedRemove,
  singleQuotedVariable,
  splitUrl,
  globbedSegment,
  curlyQuotes,
];
