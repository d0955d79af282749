import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { content, digest, home, locks } from "./fingerprint.ts";
import type { Memory } from "./memory.ts";
import type { Settings } from "./settings.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

const defaults: Settings = { skills: ["."], typesFrom: home, skip: [], rules: {} };

/** What holds of earlier memory under this configuration, linter version and these packages. */
export async function openMemory(
  root: string,
  configFile: string | undefined,
  version: string,
  earlier: Memory | undefined,
): Promise<Memory> {
  const config = readConfigText(root, configFile);
  const configKey = digest([version, config.file, config.text ?? ""]);
  const memory = earlier?.configKey === configKey ? earlier : await begin(configKey, config);
  const key = digest([configKey, ...locks(memory.settings.typesFrom).map(content)]);
  if (memory.key === key) return memory;
  return { ...memory, key, skills: {}, pack: { key: "", findings: {} } };
}

interface ConfigText {
  file: string;
  text: string | undefined;
}

function readConfigText(root: string, configFile: string | undefined): ConfigText {
  const file = configFile ?? join(root, "skill-lint.json");
  if (existsSync(file)) return { file, text: readFileSync(file, "utf8") };
  if (configFile === undefined) return { file, text: undefined };
  throw new WrongUsage(`No such configuration file: ${configFile}`);
}

/** The configuration's schema is slow to load, and not always needed. */
async function begin(configKey: string, { file, text }: ConfigText): Promise<Memory> {
  const read = text === undefined ? undefined : await import("./config.ts");
  const settings = read?.readConfig(file, text ?? "", defaults) ?? defaults;
  return {
    configKey,
    settings,
    checks: [],
    key: "",
    skills: {},
    pack: { key: "", findings: {} },
  };
}
