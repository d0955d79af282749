import { closest, distanceOf } from "../closest.ts";
import type { Misnomer } from "./misnomer.ts";
import type { Passage } from "./passage.ts";

const quoted = /(["'`])([A-Za-z_]+(?:\.[A-Za-z_]+){1,2})\1/g;
const bare = /(?<![\w.$/@"'`-])([A-Za-z_]+\.[A-Za-z_]+)(?![\w.(/"'`-])/g;

/** Names of webhook events that Clerk does not send. */
export function* unknownEvents(passage: Passage, known: ReadonlySet<string>): Generator<Misnomer> {
  for (const { name, start } of candidates(passage)) {
    if (known.has(name) || !isMeantAsEvent(name, passage, known)) continue;
    const expected = expectedFor(name, known);
    const list = expected.map((event) => `\`${event}\``).join(", ");
    const message = `Unexpected event \`${name}\`, which Clerk does not send, expected ${list}`;
    const [meant] = expected;
    yield { start, end: start + name.length, message, ...(meant ? { meant } : {}) };
  }
}

/** In a program an event is a string; `user.update` without quotes is a property. */
function* candidates({ kind, text }: Passage): Generator<{ name: string; start: number }> {
  if (kind === "prose") return;
  if (kind === "term") {
    const name = /^`+ ?["']?([A-Za-z_]+(?:\.[A-Za-z_]+){1,2})["']? ?`+$/.exec(text)?.[1];
    if (name !== undefined) yield { name, start: text.indexOf(name) };
    return;
  }
  if (!/webhook|\bevt\b/i.test(text)) return;
  for (const match of text.matchAll(quoted)) yield { name: match[2] ?? "", start: match.index + 1 };
  if (kind !== "settings") return;
  for (const match of text.matchAll(bare)) yield { name: match[1] ?? "", start: match.index };
}

/** What others call their events; some of these names look like Clerk's. */
const otherSenders = /\b(resend|stripe|paddle|polar|shopify)\b/i;

/** As an SDK's methods are called: `user.update` is an event only where something says so. */
const stems = new Set(["accept", "create", "delete", "end", "remove", "revoke", "update"]);

function isMeantAsEvent(name: string, passage: Passage, known: ReadonlySet<string>): boolean {
  const words = name.split(".");
  const verb = words.pop() ?? "";
  const resource = words.join("");
  const isNear = [...known].some((event) => distanceOf(event, name) <= 2);
  const isAct =
    isNear ||
    ((stems.has(verb) || /ed(_?(up|in|out))?$/.test(verb)) && isResource(resource, known));
  if (!isAct) return false;
  if (passage.kind !== "term") return !otherSenders.test(passage.text);
  // Clerk's own logs write `organization_membership.created`.
  return isOfWebhook(passage) || (isNear && !stems.has(verb) && !name.includes("_"));
}

function isOfWebhook({ around: [before, after] }: Passage): boolean {
  return /webhook/i.test(before + after);
}

/** `organization_membership`, `users` and `organizationMember` are meant as Clerk's. */
function isResource(name: string, known: ReadonlySet<string>): boolean {
  const plain = name.replaceAll("_", "").toLowerCase().replace(/s$/, "");
  const resources = Array.from(known, (event) => event.replace(/\..*/, "").toLowerCase());
  return resources.some(
    (resource) =>
      resource.replace(/s$/, "") === plain || (plain.length > 12 && resource.startsWith(plain)),
  );
}

function expectedFor(name: string, known: ReadonlySet<string>): string[] {
  const meant = closest(name, known, 6);
  if (meant !== undefined) return [meant];
  const [resource] = name.split(".");
  return [...known].filter((event) => event.startsWith(`${resource}.`));
}
