import type { Check } from "../check.ts";
import { closeCompilers } from "../typescript/compiled.ts";
import { findingsFor, judge } from "../typescript/findings.ts";

export const context: Check = {
  name: "context",
  about: "Every name and local module a block uses must come from it, its app or a titled block.",
  perSkill: true,
  *run(pack, settings) {
    yield* findingsFor("context", judge(pack, settings));
  },
  close: closeCompilers,
};
