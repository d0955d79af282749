import type { Block } from "../../pack/block.ts";
import type { Deprecation, Facts, Mistake } from "../../samples/facts.ts";
import {
  isEcho,
  isLeftOut,
  isLocal,
  isModule,
  isName,
  notAComponent,
  unresolvedAugmentation,
} from "./codes.ts";
import type { CompiledBlock } from "./compiled.ts";

export type Scope = "sdk" | "all";

/** Something wrong with a block's code, and the check whose finding it is. */
export interface Charge {
  check: "types" | "context" | "packages";
  start: number;
  end: number;
  message: string;
  /** As the compiler counts; a deprecation may have more than one, by where it is used. */
  codes: number[];
  /** The module that does not resolve. */
  specifier?: string;
}

export function chargesAgainst({ block, facts }: CompiledBlock, scope: Scope): Charge[] {
  const [unparsed] = facts.syntax;
  if (unparsed) return [charge("context", unparsed)];
  const mistakes = worthSaying(block, facts).map((mistake) => chargeFor(mistake, block, facts));
  return [
    ...mistakes,
    ...deprecationsIn(facts, scope),
    ...escapesIn(block, facts),
    ...anyIn(facts),
  ];
}

function charge(check: Charge["check"], { start, end, code, message }: Mistake): Charge {
  return { check, start, end, message, codes: [code] };
}

function uncoded(start: number, end: number, message: string): Charge {
  return { check: "types", start, end, message, codes: [] };
}

function worthSaying(block: Block, { mistakes }: Facts): Mistake[] {
  const isUnresolved = mistakes.some(({ code }) => isName(code) || isModule(code));
  return mistakes.filter(
    ({ code }) =>
      code !== unresolvedAugmentation && !isLeftOut(block, code) && !(isUnresolved && isEcho(code)),
  );
}

function chargeFor(mistake: Mistake, block: Block, facts: Facts): Charge {
  const isMissing = isName(mistake.code) || isForeignTag(mistake, block, facts);
  if (isMissing) return charge("context", mistake);
  if (!isModule(mistake.code)) return charge("types", mistake);
  const specifier = specifierAt(mistake, block.code);
  return { ...charge(isLocal(specifier) ? "context" : "packages", mistake), specifier };
}

/** `<Text>` without an import is the browser's `Text`, which is no component: a missing name. */
function isForeignTag({ code, start, end }: Mistake, block: Block, { imports }: Facts): boolean {
  if (code !== notAComponent) return false;
  const tag = block.code.slice(start, end);
  const isImported = imports.some(({ names }) => names.some(({ name }) => name === tag));
  return !isImported && !new RegExp(`\\b(function|const|let|class) ${tag}\\b`).test(block.code);
}

/** A tag's module is not written in the code, only in the message. */
function specifierAt({ start, end, message }: Mistake, text: string): string {
  const written = /^(["'`])(.*)\1$/.exec(text.slice(start, end))?.[2];
  return written ?? /'([^']+)'/.exec(message)?.[1] ?? "";
}

/** One charge for each declaration that is used: its first use, with the codes of all. */
function deprecationsIn({ deprecations }: Facts, scope: Scope): Charge[] {
  const counted = deprecations.filter(({ declaredIn }) => scope === "all" || isOfSdk(declaredIn));
  const isFirst = (one: Deprecation, i: number) =>
    counted.findIndex(({ declaration }) => declaration === one.declaration) === i;
  return counted.filter(isFirst).map((first) => {
    const uses = counted.filter(({ declaration }) => declaration === first.declaration);
    const codes = [...new Set(uses.map(({ code }) => code))];
    return { ...charge("types", first), message: wordDeprecation(first), codes };
  });
}

function isOfSdk(file: string): boolean {
  return /\/node_modules\/@clerk\//i.test(file);
}

function wordDeprecation({ name, advice }: Deprecation): string {
  return advice === "" ? `\`${name}\` is deprecated` : `\`${name}\` is deprecated: ${advice}`;
}

function escapesIn({ code, title }: Block, { escapes, mistakes }: Facts): Charge[] {
  const isAmbient = /\.d\.[cm]?ts$/.test(title ?? "") && !/^\s*(import|export)\b/m.test(code);
  const isUnknown = (start: number) =>
    mistakes.some((one) => one.code === unresolvedAugmentation && one.start === start);
  return escapes
    .filter(({ what, start }) => !what.startsWith("declare") || isAmbient || isUnknown(start))
    .map(({ what, start, end }) =>
      uncoded(start, end, `Unexpected \`${what}\`, expected code that compiles without it`),
    );
}

/** Of packages only: what a local module exports is checked where it is written. */
function anyIn({ imports, mistakes }: Facts): Charge[] {
  const isSaid = (start: number) => mistakes.some((mistake) => mistake.start === start);
  return imports
    .filter(({ specifier, start }) => !isLocal(specifier) && !isSaid(start))
    .flatMap(({ specifier, names }) =>
      names
        .filter(({ isAny, start }) => isAny && !isSaid(start))
        .map(({ name, start, end }) => {
          const what = `\`${name}\` from \`${specifier}\``;
          return uncoded(
            start,
            end,
            `Unexpected type \`any\` of ${what}, expected one to check by`,
          );
        }),
    );
}
