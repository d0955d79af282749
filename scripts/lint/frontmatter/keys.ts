import { z } from "zod";

import type { Finding } from "../check.ts";
import { about, type Head } from "./head.ts";

const what = "expected a text that says what the skill does and when to use it";

/** What agentskills.io defines for every client. */
const portable = {
  name: z
    .string("expected a name")
    .max(64, "expected at most 64 characters")
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected a–z, 0–9 and single hyphens"),
  description: z.string(what).trim().min(1, what).max(1024, "expected at most 1,024 characters"),
  license: z.string("expected a text").optional(),
  compatibility: z.string("expected a text").max(500, "expected at most 500 characters").optional(),
  metadata: z
    .record(
      z.string(),
      z.string("expected a text, in quotes if it is a number"),
      "expected keys with texts",
    )
    .optional(),
  "allowed-tools": z.union([z.string(), z.array(z.string())], "expected names of tools").optional(),
};

/** What Claude Code reads beside it. */
const claudeOnly = [
  "when_to_use",
  "arguments",
  "argument-hint",
  "disable-model-invocation",
  "user-invocable",
  "paths",
  "context",
  "agent",
  "model",
  "effort",
  "hooks",
  "shell",
];

const schema = z.strictObject({
  ...portable,
  ...Object.fromEntries(claudeOnly.map((key) => [key, z.unknown().optional()])),
});

/** What some client would refuse, or read and not understand. */
export function keyFaults(head: Head): Finding[] {
  const issues = schema.safeParse(head.data).error?.issues ?? [];
  return [...issues.flatMap((issue) => word(head, issue)), ...nameFaults(head)];
}

function word(head: Head, issue: z.core.$ZodIssue): Finding[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(head, key));
  const [key = "", ...path] = issue.path.map(String);
  const name = [key, ...path].join(".");
  const message = key in head.data ? `Unexpected \`${name}\`` : `Unexpected lack of \`${name}\``;
  return [about(head, key, `${message}, ${issue.message}`)];
}

function unknownKey(head: Head, key: string): Finding {
  const known = [...Object.keys(portable), ...claudeOnly];
  const meant = known.find((one) => plain(one) === plain(key));
  const advice = meant === undefined ? "expected it under `metadata`" : `expected \`${meant}\``;
  return about(head, key, `Unexpected key \`${key}\`, ${advice}`);
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/g, "");
}

function nameFaults(head: Head): Finding[] {
  const { name, skill } = head;
  if (name === "" || name === skill.name) return [];
  const message = `Unexpected name \`${name}\`, expected its folder's name \`${skill.name}\``;
  return [about(head, "name", message)];
}
