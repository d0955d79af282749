import { closest, distanceOf } from "../closest.ts";
import type { Misnomer } from "./misnomer.ts";
import type { Passage } from "./passage.ts";

/** A name like Clerk's; a family such as `CLERK_SIGN_*` is none. */
const like =
  /(?<!\w)((?:NEXT_PUBLIC_|VITE_|PUBLIC_|NUXT_PUBLIC_|NUXT_|EXPO_PUBLIC_)?CLERK_[A-Z0-9_]*[A-Z0-9])(?![\w*{<[…-])/g;

/** Where a program reads its environment or speaks of it: after `env.`, in quotes, in a comment. */
const isRead = /(?:\benv\??\.|["'`]|\benv\??\.?\[["'`]|(?:\/\/|#|^\s*\*)[^\n]*)$/i;

/** Where it declares or unpacks it: `X: z.string()`, `{ X } = process.env` */
const isDeclared = /^(?:\??:\s*(?:z\.|string\b|process\.env)|[^\n]*\}\s*=\s*[\w.]*\benv\b)/;

/** A repository's secret is called what its owner likes. */
const isRepositorys = /\b(?:secrets|vars)\.$/;

/** Names of variables like Clerk's that no SDK reads, and that are not the skill's own. */
export function* unreadVariables(
  { kind, text }: Passage,
  known: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Generator<Misnomer> {
  for (const { 1: name = "", index } of text.matchAll(like)) {
    if (known.has(name) || own.has(name) || name.includes("_X_")) continue;
    const before = text.slice(text.lastIndexOf("\n", index) + 1, index);
    const after = text.slice(index + name.length);
    if (isRepositorys.test(before)) continue;
    if (kind === "program" && !isRead.test(before) && !isDeclared.test(after)) continue;
    const meant = currentName(name, known) ?? closest(name, known, 4);
    const expected = meant === undefined ? "one that an SDK reads" : `\`${meant}\``;
    const message = `Unexpected \`${name}\`, which no Clerk SDK reads, expected ${expected}`;
    yield { start: index, end: index + name.length, message, ...(meant ? { meant } : {}) };
  }
}

/** What tutorials call them, by the end of the name. */
const renamed: Record<string, string> = {
  API_KEY: "SECRET_KEY",
  API_SECRET: "SECRET_KEY",
  WEBHOOK_SECRET: "WEBHOOK_SIGNING_SECRET",
  WEBHOOK_SECRET_KEY: "WEBHOOK_SIGNING_SECRET",
  AFTER_SIGN_IN_URL: "SIGN_IN_FALLBACK_REDIRECT_URL",
  AFTER_SIGN_UP_URL: "SIGN_UP_FALLBACK_REDIRECT_URL",
};

/** The variable that a renamed one, or one with a wrong prefix, stands for. */
function currentName(name: string, known: ReadonlySet<string>): string | undefined {
  const [, prefix = "", end = ""] = /^(.*?CLERK_)(.*)$/.exec(name) ?? [];
  const current = renamed[end] ?? end;
  return [`${prefix}${current}`, `CLERK_${current}`].find((other) => known.has(other));
}

/** Variables that the skill's own programs read or expand, or hand to an option of an SDK. */
export function ownVariables({ kind, text }: Passage, known: ReadonlySet<string>): string[] {
  const isMistaken = (name: string) =>
    currentName(name, known) !== undefined ||
    [...known].some((other) => distanceOf(name, other) <= 3);
  const pattern = kind === "program" ? new RegExp(access, "g") : /\$\{?(\w+)/g;
  const used = Array.from(text.matchAll(pattern), (match) => match[1] ?? "");
  const passed = kind === "program" ? variablesPassed(text) : [];
  return [...used.filter((name) => name.includes("CLERK_") && !isMistaken(name)), ...passed];
}

const access = String.raw`(?:env\??\.|environ\[["']|environ\.get\(["']|getenv\(["']|env\[["']|env\.get\(["'])(\w+)`;

/** `signingSecret: process.env.X`, `publishableKey={import.meta.env.X}`, `jwt_key=os.environ["X"]` */
const option = new RegExp(String.raw`\b[a-z]\w*(?::|=\{|=(?!\s))\s*[\w.]*${access}`, "g");
const constant = new RegExp(String.raw`\b(?:const|let)\s+([a-zA-Z]\w*)\s*=\s*[\w.]*${access}`, "g");

/** Under whatever name: what an option is given is read. */
function variablesPassed(code: string): string[] {
  const direct = Array.from(code.matchAll(option), (match) => match[1] ?? "");
  const byWay = Array.from(code.matchAll(constant)).filter(([, name = ""]) =>
    isHandedOn(name, code),
  );
  return [...direct, ...byWay.map((match) => match[2] ?? "")];
}

/** `signingSecret: name`, `signing_secret=name`, `{ name }` */
function isHandedOn(name: string, code: string): boolean {
  return new RegExp(String.raw`\b[a-z]\w*(?::\s*|=\{?)${name}\b|\{\s*${name}\s*\}`).test(code);
}
