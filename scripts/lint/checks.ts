import type { Check } from "./check.ts";
import { clerkNames } from "./checks/clerk-names.ts";
import { context } from "./checks/context.ts";
import { dockerfile } from "./checks/dockerfile.ts";
import { env } from "./checks/env.ts";
import { fences } from "./checks/fences.ts";
import { files } from "./checks/files.ts";
import { frontmatter } from "./checks/frontmatter.ts";
import { hazards } from "./checks/hazards.ts";
import { hiddenText } from "./checks/hidden-text.ts";
import { json } from "./checks/json.ts";
import { links } from "./checks/links.ts";
import { manifests } from "./checks/manifests.ts";
import { packages } from "./checks/packages.ts";
import { python } from "./checks/python.ts";
import { secrets } from "./checks/secrets.ts";
import { shell } from "./checks/shell.ts";
import { size } from "./checks/size.ts";
import { sql } from "./checks/sql.ts";
import { toml } from "./checks/toml.ts";
import { types } from "./checks/types.ts";
import { versions } from "./checks/versions.ts";
import { workflows } from "./checks/workflows.ts";
import { wrangler } from "./checks/wrangler.ts";
import { yaml } from "./checks/yaml.ts";

/** Every check, in the order the report explains them. */
export const checks: Check[] = [
  files,
  frontmatter,
  fences,
  types,
  context,
  packages,
  versions,
  shell,
  yaml,
  json,
  toml,
  env,
  workflows,
  wrangler,
  dockerfile,
  sql,
  python,
  clerkNames,
  links,
  size,
  hazards,
  secrets,
  hiddenText,
  manifests,
];
