import type { SyntaxNode, Word, WordPart } from "unbash";

import type { Problem } from "../language-check.ts";
import { nameOf, problem, wordsOf } from "./nodes.ts";

/** A script knows what it sets itself; what comes from outside may be empty. */
function isSetIn(code: string, name: string): boolean {
  return new RegExp(String.raw`\b${name}=|\b(?:for|read)\b[^\n;]*\b${name}\b`).test(code);
}

/** `[ $x = y ]` is a syntax error when x is empty; `[[ … ]]` does not split. */
export function* unquotedTest(node: SyntaxNode, code: string): Generator<Problem> {
  if (node.type !== "Command" || (nameOf(node) !== "[" && nameOf(node) !== "test")) return;
  for (const word of wordsOf(node)) {
    const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(word.text)?.[1];
    if (name === undefined || isSetIn(code, name)) continue;
    const message = `Unexpected bare \`${word.text}\` in a test, expected \`"${word.text}"\`: it may be empty`;
    yield problem(word, message);
  }
}

const wholeVariable = /^"?\$\{?(\w+)\}?"?\/?"?\*?$/;

/** With the variable unset, `rm -rf $DIR/*` is `rm -rf /*`. */
export function* unguardedRemove(node: SyntaxNode, code: string): Generator<Problem> {
  if (node.type !== "Command" || nameOf(node) !== "rm") return;
  const words = wordsOf(node);
  if (!words.some(({ text }) => /^(-\w*[rR]|--recursive$)/.test(text))) return;
  for (const word of words) {
    const name = wholeVariable.exec(word.text)?.[1];
    if (name === undefined || /^"[^"]*"$/.test(word.text) || isSetIn(code, name)) continue;
    const message = `Unexpected \`${word.text}\` to remove, expected \`"\${${name}:?}"\`, which stops when it is not set`;
    yield problem(word, message);
  }
}

/** The server gets the variable's name. */
export function* singleQuotedVariable(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Command" || nameOf(node) !== "curl") return;
  for (const word of wordsOf(node)) {
    for (const part of word.parts ?? []) {
      const variable =
        part.type === "SingleQuoted" && /\$\{?[A-Z][A-Z0-9_]{2,}\}?/.exec(part.value)?.[0];
      if (variable)
        yield problem(
          part,
          `Unexpected single quotes around \`${variable}\`, expected double quotes: single ones send the name, not the value`,
        );
    }
  }
}

/** The rest of the address runs as a second command. */
export function* splitUrl(node: SyntaxNode, code: string): Generator<Problem> {
  if (node.type !== "Statement" || !node.background || node.command.type !== "Command") return;
  const last = wordsOf(node.command).at(-1);
  const rest = last && /^&[\w%.-]+=?/.exec(code.slice(last.end))?.[0];
  if (!last || rest === undefined || !/^https?:/.test(last.text)) return;
  yield problem(
    { pos: last.pos, end: last.end + rest.length },
    "Unexpected `&` in an address without quotes, expected quotes: a shell ends the command there",
  );
}

const routeSegment = /(?:^|\/)(\[{1,2}(?:\.\.\.)?[A-Za-z][\w-]+\]{1,2})(?=$|[/.])/;

export function* globbedSegment(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Command") return;
  for (const word of wordsOf(node)) {
    const segment = routeSegment.exec(word.text)?.[1];
    if (segment !== undefined)
      yield problem(
        word,
        `Unexpected \`${segment}\` without quotes, expected \`'${word.text}'\`: zsh looks for files of that pattern and stops`,
      );
  }
}

/** What a word processor makes of a quote or of two dashes. */
const typographic: [pattern: RegExp, plain: string][] = [
  [/[“”]/, '"'],
  [/‘/, "'"],
  [/^[–—](?=\w)/, "--"],
];

export function* curlyQuotes(node: SyntaxNode): Generator<Problem> {
  if (node.type !== "Command") return;
  for (const part of wordsOf(node).flatMap(unquoted)) {
    for (const [pattern, plain] of typographic) {
      const found = pattern.exec(part.text);
      if (!found) continue;
      const pos = part.pos + found.index;
      const message = `Unexpected \`${found[0]}\`, expected \`${plain}\`: a shell knows only the plain one`;
      yield problem({ pos, end: pos + 1 }, message);
    }
  }
}

function unquoted(word: Word): readonly (Word | WordPart)[] {
  return word.parts?.filter(({ type }) => type === "Literal") ?? [word];
}
