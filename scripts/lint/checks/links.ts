import { posix } from "node:path";

import { visit } from "unist-util-visit";

import { type Document, nodePlace } from "../../pack/document.ts";
import type { Skill } from "../../pack/skill.ts";
import { anchorsOf } from "../anchors.ts";
import type { Check, Finding } from "../check.ts";
import { missingSiblings } from "../siblings.ts";

export const links: Check = {
  name: "links",
  about: "A relative link must lead to a file in the same skill, or the agent reads nothing.",
  *run({ skills, directories }) {
    const calls = directories.map((directory) => `/${posix.basename(directory)}`);
    for (const skill of skills) {
      for (const document of skill.documents) {
        yield* brokenLinks(skill, document, calls);
        yield* missingSiblings(document, directories);
      }
    }
  },
};

/** A link that calls another skill by its name, as a user would, leads to that skill. */
function brokenLinks(skill: Skill, document: Document, calls: string[]): Finding[] {
  const found: Finding[] = [];
  visit(document.tree, (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    if (calls.includes(node.url)) return;
    const message = fault(skill, document, node.url);
    if (message !== undefined) found.push({ ...nodePlace(document, node), message });
  });
  return found;
}

/** A scheme, or a host without one. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

function fault(skill: Skill, document: Document, url: string): string | undefined {
  if (elsewhere.test(url)) return undefined;
  const [path = "", anchor = ""] = decode(url).split("#");
  const target = path === "" ? document.file : targetOf(skill, document, path);
  const file = posix.relative(skill.directory, target);
  if (file.startsWith("..")) {
    return `Unexpected link to \`${url}\`, expected a file in this skill: each skill is installed alone`;
  }
  if (!holds(skill, file)) return `Unexpected link to \`${url}\`, expected a file in this skill`;
  const linked = skill.documents.find((one) => one.file === target);
  if (anchor === "" || !linked || anchorsOf(linked).has(anchor.toLowerCase())) return undefined;
  return `Unexpected link to \`${url}\`, expected a heading of ${file}`;
}

function targetOf(skill: Skill, document: Document, path: string): string {
  const inSkill = /^\$\{CLAUDE_SKILL_DIR\}\/(.*)/.exec(path)?.[1];
  if (inSkill !== undefined) return posix.join(skill.directory, inSkill);
  const [file = ""] = path.split("?");
  return posix.join(posix.dirname(document.file), file);
}

function holds({ files }: Skill, path: string): boolean {
  const folder = path === "" ? "" : `${path.replace(/\/$/, "")}/`;
  return files.has(path) || [...files].some((file) => file.startsWith(folder));
}

/** A link that is not percent-encoded as it should be is taken as it stands. */
function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
