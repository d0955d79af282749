import type { Check } from "../check.ts";
import { closeCompilers } from "../typescript/compiled.ts";
import { findingsFor, judge } from "../typescript/findings.ts";

export const context: Check = {
  name: "context",
  about: "Code must be whole: parse, and take every name and local module from somewhere.",
  perSkill: true,
  async *run(pack, settings) {
    yield* findingsFor("context", await judge(pack, settings));
  },
  close: closeCompilers,
};
