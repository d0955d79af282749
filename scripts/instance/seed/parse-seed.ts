import type * as z from "zod";
import { SeedBody, type Seed } from "./seed-body.ts";

const SHOWN = 10;

/** Checks a seed whole before anything of it is stored; says where it is wrong. */
export function parseSeed(input: unknown): Seed {
  const result = SeedBody.safeParse(input);
  if (result.success) return result.data;
  const { issues } = result.error;
  const lines = issues.slice(0, SHOWN).map((issue) => `  ${place(issue.path)}: ${issue.message}`);
  const rest = issues.length > SHOWN ? [`  and ${issues.length - SHOWN} more`] : [];
  throw new Error(["Unexpected seed:", ...lines, ...rest].join("\n"));
}

function place(path: z.core.$ZodIssue["path"]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
  return text.join("").replace(/^\./, "") || "seed";
}
