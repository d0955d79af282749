import { expect, test } from "vitest";

import { Conversation } from "../../scripts/client/conversation.ts";
import { askForEach, loadProblems } from "../../scripts/client/skill-loads.ts";
import { readSkill } from "../../scripts/pack/skill.ts";

const skills = [readSkill(import.meta.dirname, "skills/greet")];

const listing = "- clerk-pack:greet: Use when somebody says hello.";
const body = "Base directory for this skill: skills/greet\n\n# Greet\n\nRun `echo ${1}`.\n";

function conversation(said: { listing?: string; result?: object; body?: string }): Conversation {
  const result = { type: "tool_result", tool_use_id: "toolu_greet", ...said.result };
  return Conversation.parse({
    model: "any",
    tools: [{ name: "Skill" }],
    messages: [
      { role: "system", content: said.listing ?? listing },
      { role: "user", content: [result, { type: "text", text: said.body ?? body }] },
    ],
  });
}

test("a skill that is listed and loads whole has no problem", () => {
  expect(loadProblems(skills, [conversation({})])).toEqual([]);
});

test.each([
  ["its description was dropped from the listing", { listing: "- clerk-pack:greet" }, "listing"],
  ["the client asked the user", { result: { is_error: true, content: "May I?" } }, "May I?"],
  ["an argument took a place in its body", { body: body.replace("${1}", "one") }, "the body"],
  ["it was never asked for", { result: { tool_use_id: "toolu_other" } }, "end of the session"],
])("a skill is reported when %s", (_case, said, words) => {
  expect(loadProblems(skills, [conversation(said)])).toEqual([expect.stringContaining(words)]);
});

test("a client that never asked its model is reported", () => {
  expect(loadProblems(skills, [])).toHaveLength(1);
});

test("the model asks for a skill until it has an answer, then ends the turn", () => {
  const asked = { model: "any", tools: [{ name: "Skill" }], messages: [] };
  const input = { skill: "clerk-pack:greet", args: "one two three" };
  expect(askForEach(skills)(Conversation.parse(asked))).toMatchObject({ name: "Skill", input });
  expect(askForEach(skills)(conversation({}))).toMatchObject({ type: "text" });
});
