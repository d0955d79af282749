import type { Document } from "../../pack/document.ts";
import type { Place } from "../../pack/place.ts";
import { mainDocument, type Skill } from "../../pack/skill.ts";
import type { Finding } from "../check.ts";

/** The frontmatter of a skill's SKILL.md. */
export interface Head {
  skill: Skill;
  document: Document;
  data: Record<string, unknown>;
  /** Empty where there is none, or something else than a text. */
  name: string;
  description: string;
}

/** Of every skill that has frontmatter which can be read. */
export function headsOf(skills: Skill[]): Head[] {
  return skills.flatMap((skill) => {
    const document = mainDocument(skill);
    if (!document || document.frontmatter.lines === 0 || document.frontmatter.fault) return [];
    const { data } = document.frontmatter;
    const text = (key: string) => (typeof data[key] === "string" ? data[key].trim() : "");
    return [{ skill, document, data, name: text("name"), description: text("description") }];
  });
}

/** A finding on the line of a key, or on the first line if the key is missing. */
export function about({ document }: Head, key: string, message: string): Finding {
  return { ...lineOf(document, document.frontmatter.keyLines.get(key) ?? 1), message };
}

export function lineOf({ file, lines }: Document, line: number): Place {
  return { file, line, column: 1, endLine: line, endColumn: (lines[line - 1]?.length ?? 0) + 1 };
}
