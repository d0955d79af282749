import type { Text } from "../../pack/text.ts";
import type { Check, Finding } from "../check.ts";
import { matchesIn } from "../matches-in.ts";

/** What a reader does not see and a model reads, in the order it is looked for. */
const kinds: [name: string, RegExp][] = [
  ["tag character", /[\u{E0000}-\u{E007F}]/u],
  ["bidirectional control", /\p{Bidi_Control}/u],
  ["zero-width character", /\p{Default_Ignorable_Code_Point}/u],
  ["control character", /(?![\t\n\f\r])\p{Cc}/u],
];

/** One run of invisible characters, without what belongs to an emoji. */
const hidden =
  /(?:(?!\uFE0E|\uFE0F|[\t\n\f\r])(?!(?<=\p{Emoji}\uFE0F?)\u200D(?=\p{Emoji}))[\p{Default_Ignorable_Code_Point}\p{Cc}])+/gu;

export const hiddenText: Check = {
  name: "hidden-text",
  about: "Text that no reviewer sees may still instruct the agent that reads it.",
  perSkill: true,
  *run(pack) {
    for (const { documents, texts } of pack.skills) {
      for (const text of [...documents, ...texts]) yield* inText(text);
    }
  },
};

function* inText(text: Text): Generator<Finding> {
  for (const { place, match } of matchesIn(text, hidden)) {
    yield { ...place, message: message(match[0]) };
  }
}

function message(run: string): string {
  const points = Array.from(run, (character) => character.codePointAt(0) ?? 0);
  const kind = kinds.find(([, pattern]) => pattern.test(run))?.[0] ?? "character";
  const more = points.length > 1 ? ` and ${points.length - 1} more` : "";
  return `Unexpected ${kind} ${codePoint(points[0] ?? 0)}${more}, expected text a reader can see`;
}

function codePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
