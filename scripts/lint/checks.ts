import type { Check } from "./check.ts";
import { dockerfile } from "./checks/dockerfile.ts";
import { env } from "./checks/env.ts";
import { hiddenText } from "./checks/hidden-text.ts";
import { json } from "./checks/json.ts";
import { python } from "./checks/python.ts";
import { shell } from "./checks/shell.ts";
import { sql } from "./checks/sql.ts";
import { toml } from "./checks/toml.ts";
import { workflows } from "./checks/workflows.ts";
import { yaml } from "./checks/yaml.ts";

/** Every check, in the order the report explains them. */
export const checks: Check[] = [
  shell,
  yaml,
  json,
  toml,
  env,
  workflows,
  dockerfile,
  sql,
  python,
  hiddenText,
];
