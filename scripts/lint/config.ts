import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { z } from "zod";

import { readJson } from "./json.ts";
import type { Settings } from "./settings.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

const positive = z.int().positive();
const pattern = z.string().refine(isPattern, { error: "expected a regular expression" });

const rules = z.strictObject({
  frontmatter: z
    .strictObject({
      keys: z.array(z.string()),
      description: z.strictObject({ min: positive, max: positive, total: positive }),
    })
    .optional(),
  fences: z.strictObject({ fragmentPercent: z.number().min(0).max(100) }).optional(),
  size: z.strictObject({ lines: positive, tokens: positive }).optional(),
  manifests: z.strictObject({ downloadBytes: positive }).optional(),
  versions: z.strictObject({ packages: pattern }).optional(),
  types: z.strictObject({ deprecated: z.enum(["sdk", "all"]) }).optional(),
});

function configIn(folder: string) {
  const isFolder = (path: string) => existsSync(resolve(folder, path));
  return z.strictObject({
    $schema: z.string().optional(),
    skills: z.array(z.string()).min(1).optional(),
    typesFrom: z.string().refine(isFolder, { error: "expected a folder that is there" }).optional(),
    skip: z.array(z.string()).optional(),
    baseline: z.string().optional(),
    rules: rules.optional(),
  });
}

export type Config = z.infer<ReturnType<typeof configIn>>;

/** Settings from the text of a configuration file; paths in it are relative to it. */
export function readConfig(file: string, text: string, defaults: Settings): Settings {
  const { skills, typesFrom, skip, baseline, rules } = parse(file, text);
  const beside = (path: string) => resolve(dirname(file), path);
  return {
    skills: skills ?? defaults.skills,
    typesFrom: typesFrom === undefined ? defaults.typesFrom : beside(typesFrom),
    skip: skip ?? defaults.skip,
    rules: rules ?? defaults.rules,
    ...(baseline === undefined ? {} : { baseline: beside(baseline) }),
  };
}

function parse(file: string, text: string): Config {
  const json = readJson(file, text);
  const [fault] = json.faults;
  if (fault) throw new WrongUsage(`${file}:${fault.line}:${fault.column} ${fault.message}`);
  const result = configIn(dirname(file)).safeParse(json.value);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => {
    const { line, column } = json.place(issue.path.map(keyOf));
    return `${file}:${line}:${column} ${sentence(issue.path.join("."), issue.message)}`;
  });
  throw new WrongUsage(sentences.join("\n"));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

function sentence(path: string, message: string): string {
  return path === "" ? message : `\`${path}\`: ${message}`;
}
