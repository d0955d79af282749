import type { Finding, Status } from "./check.ts";
import type { Settings } from "./settings.ts";
import type { Suppression } from "./suppression.ts";

/** What the report needs to know about a check. */
export interface CheckFacts {
  name: string;
  about: string;
  perSkill: boolean;
}

export interface BlockFacts {
  file: string;
  line: number;
  lang: string;
  title?: string;
  app?: string;
  /** What each check does with it. */
  covers: Record<string, Status>;
}

export interface SkillFacts {
  hash: string;
  documents: number;
  blocks: BlockFacts[];
  suppressions: Suppression[];
  /** By check; a check that is absent has not looked yet. */
  findings: Record<string, Finding[]>;
}

/** All that was found out about a pack, as plain data: enough to report without reading it again. */
export interface Memory {
  /** The linter and configuration that settings and checks come from. */
  configKey: string;
  settings: Settings;
  checks: CheckFacts[];
  /** The same, and the packages types come from. */
  key: string;
  skills: Record<string, SkillFacts>;
  /** Findings of the checks that look at the pack as a whole. */
  pack: { key: string; findings: Record<string, Finding[]> };
}
