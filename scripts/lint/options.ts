import { readArguments } from "../command/read-arguments.ts";

import { WrongUsage } from "../command/wrong-usage.ts";

const formats = ["text", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

export interface Options {
  paths: string[];
  format: Format;
  only?: string[];
  config?: string;
  cache: boolean;
  watch: boolean;
  writesBaseline: boolean;
  help: boolean;
}

export const help = `Usage: npx tsx scripts/lint.ts [PATH…] [options]

Checks the skills at each PATH: a skill, its SKILL.md, a pack, or any repository
with skills in it. Without a PATH, the pack in the current folder.

Options:
  --format FORMAT     text (default), json, github (annotations) or sarif
  --only CHECK,…      run these checks only
  --config FILE       use this file instead of the pack's own skill-lint.json
  --write-baseline    write today's findings to the baseline the configuration names
  --no-cache          check everything anew
  --watch             check again whenever a skill is saved
  --help              show this

Findings go to stdout, progress to stderr.
Exit code: 0 nothing found, 1 findings, 2 wrong usage.
`;

export function readOptions(args: string[]): Options {
  const { values, positionals } = parse(args);
  return {
    paths: positionals,
    format: readFormat(values.format),
    cache: !values["no-cache"],
    watch: values.watch,
    writesBaseline: values["write-baseline"],
    help: values.help,
    ...(values.only === undefined ? {} : { only: values.only.flatMap(names) }),
    ...(values.config === undefined ? {} : { config: values.config }),
  };
}

function parse(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      only: { type: "string", multiple: true },
      config: { type: "string" },
      "no-cache": { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      "write-baseline": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
}

function readFormat(value: string): Format {
  const format = formats.find((known) => known === value);
  if (format) return format;
  throw new WrongUsage(`Unexpected format \`${value}\`, expected ${formats.join(", ")}`);
}

function names(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
