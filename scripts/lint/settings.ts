import type { Config } from "./config.ts";

/** What a pack's configuration file says, with defaults filled in. */
export interface Settings {
  /** Folders of the pack that skills are looked for in. */
  skills: string[];
  /** Absolute path of the folder whose node_modules the samples' types come from. */
  typesFrom: string;
  /** Names of checks that do not run unless `--only` names them. */
  skip: string[];
  /** Absolute path of the list of known findings. */
  baseline?: string;
  /** What the pack asks of itself beyond what holds for every pack, by check. */
  rules: NonNullable<Config["rules"]>;
}
