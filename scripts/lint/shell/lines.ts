import type { SyntaxNode } from "unbash";

import type { Problem } from "../language-check.ts";
import { nameOf, problem, wordsOf } from "./nodes.ts";

export function* openHeredoc(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "HereDoc" || node.closing || !node.delimiter) return;
  const { delimiter } = node;
  yield problem(
    delimiter,
    `Unexpected here-document without an end, expected a line \`${delimiter.value}\` alone`,
  );
}

/** The line before ended in `\ `, or a comment stood between. */
export function* brokenContinuation(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Command" || !node.name?.text.startsWith("-")) return;
  yield problem(
    node.name,
    `Unexpected \`${node.name.text}\` as a command, expected it on the command's line, or \`\\\` as the last character before`,
  );
}

export function* spacedAssignment(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Command" || !node.name) return;
  const words = [node.name, ...wordsOf(node)];
  const equals = words.findIndex(({ text }) => text === "=");
  const name = words[equals - 1];
  if (!name || !/^[A-Z_][A-Z0-9_]*$/.test(name.text)) return;
  if (equals !== 1 && node.name.text !== "export") return;
  yield problem(
    { pos: name.pos, end: words[equals]?.end ?? name.end },
    `Unexpected spaces around \`=\`, expected \`${name.text}=value\``,
  );
}

/** Without `-f`, curl hands the server's error page to the shell. */
export function* unsafeInstaller(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Pipeline") return;
  const [first, ...others] = node.commands;
  if (first?.type !== "Command" || nameOf(first) !== "curl" || !others.some(readsItsScript)) return;
  if (wordsOf(first).some(({ text }) => /^(-\w*f|--fail)/.test(text))) return;
  yield problem(
    first,
    "Unexpected `curl` without `-f` before a shell, expected `curl -fsSL`: else the shell runs the error page",
  );
}

/** A shell that is given a file runs that, and reads its input as data. */
function readsItsScript(node: SyntaxNode): boolean {
  if (node.type !== "Command" || !/^(ba|z|da)?sh$/.test(nameOf(node) ?? "")) return false;
  const [first] = wordsOf(node);
  return first === undefined || first.text.startsWith("-");
}
