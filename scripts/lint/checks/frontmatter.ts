import type { Document } from "../../pack/document.ts";
import { mainDocument, type Skill } from "../../pack/skill.ts";
import type { Check, Finding } from "../check.ts";
import {
  confusableFaults,
  descriptionFaults,
  listingFaults,
  mixedAlphabets,
} from "../frontmatter/description.ts";
import { about, type Head, headsOf, lineOf } from "../frontmatter/head.ts";
import { keyFaults } from "../frontmatter/keys.ts";

export const frontmatter: Check = {
  name: "frontmatter",
  about: "Name and description are all an agent sees before it decides to load a skill.",
  *run({ skills, isWhole }, { rules }) {
    yield* skills.flatMap(unreadable);
    const heads = headsOf(skills);
    yield* heads.flatMap((head) => [...keyFaults(head), ...mixedAlphabets(head)]);
    yield* sameNames(heads);
    const house = rules.frontmatter;
    if (!house) return;
    yield* heads.flatMap((head) => refusedKeys(head, house.keys));
    yield* heads.flatMap((head) => descriptionFaults(head, house.description));
    yield* confusableFaults(heads);
    if (isWhole) yield* listingFaults(heads, house.description);
  },
};

function unreadable(skill: Skill): Finding[] {
  const main = mainDocument(skill);
  const faults = skill.documents.flatMap((document) => {
    const { fault } = document.frontmatter;
    return fault ? [{ ...placeOf(document, fault), message: fault.message }] : [];
  });
  if (!main || main.frontmatter.lines > 0 || main.frontmatter.fault) return faults;
  const message = "Unexpected start of the file, expected frontmatter between two lines of `---`";
  return [...faults, { ...lineOf(main, 1), message }];
}

function placeOf({ file }: Document, { line, column }: { line: number; column: number }) {
  return { file, line, column, endLine: line, endColumn: column };
}

/** Skills of one plugin share a namespace; two plugins of one repository do not. */
function sameNames(heads: Head[]): Finding[] {
  const seen = new Map<string, string>();
  return heads.flatMap((head) => {
    const { directory } = head.skill;
    const key = `${directory.slice(0, directory.lastIndexOf("skills/") + 1)} ${head.name}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, directory);
    if (other === undefined || head.name === "") return [];
    return [about(head, "name", `Unexpected name \`${head.name}\`, which ${other} has already`)];
  });
}

const reasons = new Map([
  ["allowed-tools", "the skill would stop loading without a question"],
  ["hooks", "the skill would stop loading without a question"],
]);

function refusedKeys(head: Head, allowed: string[]): Finding[] {
  return Object.keys(head.data)
    .filter((key) => !allowed.includes(key))
    .map((key) => {
      const why = reasons.get(key) ?? "other clients do not read it";
      return about(head, key, `Unexpected key \`${key}\`, expected none: ${why}`);
    });
}
