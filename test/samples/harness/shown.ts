import type { Code } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Scene } from "./scene.ts";
import { skillOf } from "./theatre.ts";

/** The code under a heading of a sample's skill, in its order. */
export function codeUnder(name: string, heading: string): Code[] {
  const codes = skillOf(name).documents.flatMap(({ tree: { children } }) => {
    const start = children.findIndex((one) => one.type === "heading" && toString(one) === heading);
    const after = start < 0 ? [] : children.slice(start + 1);
    const end = after.findIndex(({ type }) => type === "heading");
    return after.slice(0, end < 0 ? after.length : end).filter((one) => one.type === "code");
  });
  if (codes.length > 0) return codes;
  throw new Error(`Unexpected heading ${heading}, expected one of ${name} with code below it`);
}

/** Commands and what the skill says that they print, as pairs. */
export function commandsUnder(name: string, heading: string): [commands: string, prints: string][] {
  const codes = codeUnder(name, heading).filter(({ lang }) => lang === "bash" || lang === "text");
  return codes.flatMap(({ lang, value }, i) => {
    const next = codes[i + 1];
    return lang === "bash" && next?.lang === "text" ? [[value, next.value]] : [];
  });
}

/** Runs commands as the skill writes them, for an app at port 3000; yields what they print. */
export async function typed(
  { run, stage }: Scene,
  commands: string,
  folder: string = stage.folder,
): Promise<string> {
  const { port } = new URL(stage.url);
  const command = commands.replaceAll("localhost:3000", `localhost:${port}`);
  const printed = await run('bash -c "$COMMANDS"', { COMMANDS: command }, folder);
  return printed.replaceAll("\r", "").replaceAll(port, "3000").trimEnd();
}
