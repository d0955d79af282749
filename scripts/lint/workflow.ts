import { posix } from "node:path";

import type { Document, Scalar, YAMLMap } from "yaml";

import type { Block } from "../pack/block.ts";
import { type Embedded, embed } from "./embedded.ts";
import { languageOf } from "./language.ts";

/** By its path, or by the two keys that every workflow has. */
export function isWorkflow(block: Block): boolean {
  if (languageOf(block) !== "yaml") return false;
  if (block.title !== undefined) return posix.dirname(block.title).endsWith(".github/workflows");
  return /^["']?on["']?:/m.test(block.code) && /^jobs:/m.test(block.code);
}

/** What a step runs. */
export interface Run {
  /** Where its text stands, as YAML writes it. */
  start: number;
  end: number;
  script: Scalar<string>;
  /** What it names to run it, or its job or the workflow does. */
  shell: string | undefined;
}

export async function runsIn(document: Document): Promise<Run[]> {
  const { isMap, isScalar, visit } = await import("yaml");
  const runs: Run[] = [];
  let usual: string | undefined;
  visit(document, {
    Map: (_, map) => {
      const run = map.get("run", true);
      if (isMap(run)) usual = wordAt(run, "shell") ?? usual;
      if (!isScalar<string>(run) || typeof run.value !== "string" || !run.range) return;
      const [start, end] = run.range;
      runs.push({ start, end, script: run, shell: wordAt(map, "shell") ?? usual });
    },
  });
  return runs;
}

function wordAt(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === "string" ? value : undefined;
}

/** The scripts that Bash runs, with a plain word of the same length for each expression. */
export async function workflowScripts({ code }: Block): Promise<Embedded[]> {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(code);
  const isForeign = document.errors.length > 0 || /\bruns-on:.*windows/i.test(code);
  if (isForeign) return [];
  return (await runsIn(document))
    .filter(({ shell = "bash" }) => /^(ba)?sh\b/.test(shell))
    .flatMap((run) => embedded(run, code) ?? []);
}

function embedded({ script, start, end }: Run, code: string): Embedded | undefined {
  const isBlock = script.type?.startsWith("BLOCK") ?? false;
  const isQuoted = script.type?.startsWith("QUOTE") ?? false;
  const from = isBlock ? code.indexOf("\n", start) + 1 : start + (isQuoted ? 1 : 0);
  const found = embed(script.value, code.slice(from, isQuoted ? end - 1 : end), from);
  return found && { ...found, code: withoutExpressions(found.code) };
}

function withoutExpressions(code: string): string {
  return code.replaceAll(/\$\{\{[^]*?\}\}/g, (all) => all.replaceAll(/[^\n]/g, "_"));
}
