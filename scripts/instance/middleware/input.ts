import type { MiddlewareHandler } from "hono";
import type * as z from "zod";
import { ApiError, type ErrorDetail } from "../errors.ts";
import { readBody } from "./read-body.ts";

type Validated<Target extends "json" | "query", S extends z.ZodType> = MiddlewareHandler<
  object,
  string,
  { in: Record<Target, z.input<S>>; out: Record<Target, z.output<S>> }
>;

/** Checks the body; the route reads it with `c.req.valid("json")`, whichever encoding it came in. */
export function body<S extends z.ZodType>(schema: S): Validated<"json", S> {
  return async (c, next) => {
    c.req.addValidatedData("json", valid(schema, await readBody(c)));
    await next();
  };
}

/** Checks the query; every value arrives as a list, see pagination.ts for the usual parameters. */
export function query<S extends z.ZodType>(schema: S): Validated<"query", S> {
  return (c, next) => {
    c.req.addValidatedData("query", valid(schema, c.req.queries()));
    return next();
  };
}

function valid<S extends z.ZodType>(schema: S, input: unknown): z.output<S> & object {
  const result = schema.safeParse(input);
  if (!result.success) throw new ApiError(422, result.error.issues.map(errorDetail));
  return Object(result.data);
}

function errorDetail(issue: z.core.$ZodIssue): ErrorDetail {
  const name = issue.path.join(".") || (issue.code === "unrecognized_keys" ? issue.keys[0] : "");
  const isMissing = issue.code === "invalid_type" && issue.input === undefined;
  const [code, message] = isMissing ? ["form_param_missing", "is missing"] : wording(issue);
  const param = name || "body";
  return {
    code,
    message,
    long_message: isMissing
      ? `${param} must be included.`
      : `Unexpected ${param}: ${issue.message}`,
    meta: { param_name: param },
  };
}

function wording(issue: z.core.$ZodIssue): [code: string, message: string] {
  switch (issue.code) {
    case "unrecognized_keys":
      return ["form_param_unknown", "is unknown"];
    case "invalid_value":
      return ["form_param_value_invalid", "is invalid"];
    case "too_big":
      return ["form_param_max_length_exceeded", "is too large"];
    case "custom":
      return typeof issue.params?.["code"] === "string"
        ? [issue.params["code"], issue.message]
        : ["form_param_value_invalid", "is invalid"];
    default:
      return ["form_param_format_invalid", "is invalid"];
  }
}
