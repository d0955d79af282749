import type { Finding } from "../check.ts";
import type { Settings } from "../settings.ts";
import { about, type Head } from "./head.ts";

/** Words that say nothing about this skill and push those that do out of a cut listing. */
const filler =
  /^(?:an?|the|this|skills?|guides?|helps?|how|provides?|comprehensive|complete|everything|learn|master|expert|best|all)\b/i;

const saysWhen = /\b(?:when|whenever|if|before|after|while)\b/i;

type Rule = NonNullable<Settings["rules"]["frontmatter"]>["description"];

/** What a pack that pays for every character of its listing asks of a description. */
export function descriptionFaults(head: Head, { min, max }: Rule): Finding[] {
  const { description } = head;
  if (description === "") return [];
  return [...faults(head, min, max)].map((message) => about(head, "description", message));
}

function* faults({ description, skill }: Head, min: number, max: number): Generator<string> {
  const { length } = description;
  if (length < min || length > max) {
    yield `Unexpected description of ${length} characters, expected ${min} to ${max}`;
  }
  const start = filler.exec(description)?.[0];
  if (start !== undefined) {
    yield `Unexpected \`${start}\` at the start of the description, expected words a user would type`;
  }
  if (!saysWhen.test(description)) {
    yield "Unexpected description that only says what, expected also when to use the skill";
  }
  if (description.includes(skill.name)) {
    yield `Unexpected \`${skill.name}\` in the description, expected no second copy of the name`;
  }
}

/** Letters of two alphabets in one word: what looks like a name may be another. */
export function mixedAlphabets(head: Head): Finding[] {
  const words = head.description.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words
    .filter(
      (word) =>
        /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word),
    )
    .map((word) =>
      about(
        head,
        "description",
        `Unexpected letters of two alphabets in \`${word}\`, expected one`,
      ),
    );
}

/** Together they are paid for in every session. */
export function listingFaults(heads: Head[], { total }: Rule): Finding[] {
  const sum = heads.reduce((n, { description }) => n + description.length, 0);
  const longest = heads.toSorted((a, b) => b.description.length - a.description.length)[0];
  if (sum <= total || !longest) return [];
  const message = `Unexpected ${sum} characters in all descriptions, expected at most ${total}; this is the longest`;
  return [about(longest, "description", message)];
}

/** Share of words above which an agent could not tell two skills apart. */
const confusable = 0.6;

/** Each skill whose description another one before it nearly repeats. */
export function confusableFaults(heads: Head[]): Finding[] {
  return heads.flatMap((head, i) => {
    const twin = heads.slice(0, i).find((other) => overlap(head, other) >= confusable);
    if (!twin) return [];
    const message = `Unexpected description, expected words that tell it from \`${twin.skill.name}\``;
    return [about(head, "description", message)];
  });
}

function overlap(a: Head, b: Head): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.max(1, words.size + others.size - shared);
}

function wordsOf({ description }: Head): Set<string> {
  return new Set(description.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
}
