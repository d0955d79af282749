import { basename } from "node:path/posix";

import type { Block } from "../pack/block.ts";
import type { Pack } from "../pack/pack.ts";

/** A language some check parses; TypeScript and JavaScript are the compiler's. */
export type Language =
  | "shell"
  | "console"
  | "env"
  | "yaml"
  | "json"
  | "jsonc"
  | "toml"
  | "dockerfile"
  | "sql"
  | "python";

const byTag: Record<string, Language> = {
  bash: "shell",
  sh: "shell",
  shell: "shell",
  zsh: "shell",
  console: "console",
  "shell-session": "console",
  shellsession: "console",
  "sh-session": "console",
  env: "env",
  dotenv: "env",
  ".env": "env",
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  jsonc: "jsonc",
  toml: "toml",
  dockerfile: "dockerfile",
  docker: "dockerfile",
  sql: "sql",
  postgres: "sql",
  postgresql: "sql",
  pgsql: "sql",
  python: "python",
  py: "python",
  python3: "python",
};

/** What a file's name says before its tag does: `.env.local` is often shown in a `bash` fence. */
const byName: [pattern: RegExp, Language][] = [
  [/^(\.env|\.dev\.vars)(\.|$)|\.env$/, "env"],
  [/^(Dockerfile|Containerfile)(\.|$)|\.dockerfile$/i, "dockerfile"],
  [
    /^([jt]sconfig.*|wrangler|turbo|devcontainer|\.eslintrc|\.swcrc)\.json$|\.(jsonc|code-workspace)$/,
    "jsonc",
  ],
  [/\.ya?ml$/, "yaml"],
  [/\.json$/, "json"],
  [/\.toml$/, "toml"],
  [/\.sql$/, "sql"],
  [/\.py$/, "python"],
  [/\.(sh|bash|zsh)$/, "shell"],
];

export function languageOf(block: Block): Language | undefined {
  const name = block.title === undefined ? "" : basename(block.title);
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? byTag[block.lang];
}

export function blocksOf(pack: Pack): Block[] {
  return pack.skills.flatMap(({ documents }) => documents.flatMap(({ blocks }) => blocks));
}
