import type { Skill } from "../../pack/pack.ts";
import type { Check, Finding } from "../check.ts";
import { oldClaims } from "../clerk/claims.ts";
import { unknownEvents } from "../clerk/events.ts";
import { isMarkedWrong } from "../clerk/marked.ts";
import { passagesOf } from "../clerk/passage.ts";
import { ownVariables, unreadVariables } from "../clerk/variables.ts";
import { readClerkNames } from "../names/clerk-names.ts";

export const clerkNames: Check = {
  name: "clerk-names",
  about:
    "A variable that no SDK reads, an event that is never sent or a claim that is gone does nothing and says nothing; one shown on purpose is struck through, ~~`NAME`~~, or told from the right one in its line, or in code has a comment that begins with `wrong`.",
  perSkill: true,
  *run({ skills }) {
    const { variables, events } = readClerkNames();
    const known: Known = {
      variables: new Set(Object.keys(variables)),
      events: new Set([...events.types, ...events.document]),
    };
    for (const skill of skills) yield* inSkill(skill, known);
  },
};

interface Known {
  variables: ReadonlySet<string>;
  events: ReadonlySet<string>;
}

function* inSkill(skill: Skill, { variables, events }: Known): Generator<Finding> {
  const passages = [...passagesOf(skill)];
  const own = new Set(passages.flatMap((passage) => ownVariables(passage, variables)));
  for (const passage of passages) {
    const misnomers = [
      ...unreadVariables(passage, variables, own),
      ...unknownEvents(passage, events),
      ...oldClaims(passage),
    ];
    for (const misnomer of misnomers) {
      if (isMarkedWrong(passage, misnomer)) continue;
      yield { ...passage.place(misnomer.start, misnomer.end), message: misnomer.message };
    }
  }
}
