import * as z from "zod";

/** Fields of clerk-js's forms: everything arrives as text, and an empty one as an empty string. */
export const text = z.string().max(10_000).optional();

export const truth = z
  .union([z.boolean(), z.enum(["true", "false", ""])])
  .optional()
  .transform((value) => value === true || value === "true");

/** Like `truth`, but a field that was not sent stays apart from one that says no. */
export const choiceOf = z
  .union([z.boolean(), z.enum(["true", "false"])])
  .transform((value) => value === true || value === "true")
  .optional();

/** Metadata as JSON in one field. */
export const jsonObject = z
  .union([z.record(z.string(), z.unknown()), z.string().transform(parseObject)])
  .optional();

/** A list of one arrives as bare text. */
export const texts = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

function parseObject(value: string, context: z.RefinementCtx): Record<string, unknown> {
  try {
    const parsed = z.record(z.string(), z.unknown()).parse(JSON.parse(value || "{}"));
    return parsed;
  } catch {
    context.addIssue({ code: "custom", message: "expected a JSON object" });
    return z.NEVER;
  }
}
