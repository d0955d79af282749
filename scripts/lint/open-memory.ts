import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { content, digest, home, locks } from "./fingerprint.ts";
import type { CheckFacts, Memory } from "./memory.ts";
import type { Settings } from "./settings.ts";
import { WrongUsage } from "./wrong-usage.ts";

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

/** Loads what is slow to load: the configuration's schema and every check. */
async function begin(configKey: string, { file, text }: ConfigText): Promise<Memory> {
  const [{ readConfig }, { checks }] = await Promise.all([
    import("./config.ts"),
    import("./checks.ts"),
  ]);
  const settings = text === undefined ? defaults : readConfig(file, text, defaults);
  const facts = checks.map(({ name, about, perSkill }): CheckFacts => ({
    name,
    about,
    perSkill: perSkill ?? false,
  }));
  return {
    configKey,
    settings,
    checks: facts,
    key: "",
    skills: {},
    pack: { key: "", findings: {} },
  };
}
