import type { Block } from "../pack/block.ts";
import type { Pack } from "../pack/pack.ts";
import type { Place } from "../pack/place.ts";
import type { Settings } from "./settings.ts";

/** Something wrong at a place. */
export interface Finding extends Place {
  message: string;
  /** The tool's own code for it, such as TS2345 or SC2086. */
  code?: string;
}

export interface Diagnostic extends Finding {
  check: string;
}

/** What was done with a block; every block of a pack has exactly one. */
export type Status = "compiled" | "parsed" | "expected-error" | "fragment" | "text";

export interface Check {
  /** What the report prints, and what `--only` and suppressions name; stable once published. */
  name: string;
  /** One sentence: what it guards, and why. */
  about: string;
  /** For a check that reads code: what it does with this block, if anything. */
  covers?: (block: Block) => Status | undefined;
  /** True if what it finds in one skill depends on that skill alone: other skills' findings are reused. */
  perSkill?: true;
  run(pack: Pack, settings: Settings): Iterable<Finding> | AsyncIterable<Finding>;
  /** For a check that keeps a process or a session open between runs under `--watch`. */
  close?: () => void | Promise<void>;
}
