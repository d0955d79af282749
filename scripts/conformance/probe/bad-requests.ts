import type { Document, Parameter } from "../document.ts";
import type { PublishedOperation } from "../operations.ts";
import { sample } from "./sample.ts";
import { resolve, type Schema } from "./schema.ts";

export interface BadRequest {
  /** What is wrong with it, in words. */
  what: string;
  query: URLSearchParams;
  body: unknown;
  type: string;
}

const HUGE = "x".repeat(100_000);

const WRONG: [name: string, value: unknown][] = [
  ["null", null],
  ["a number", -1.5],
  ["a huge number", 1e300],
  ["a boolean", false],
  ["an empty text", ""],
  ["a huge text", HUGE],
  ["a NUL", "\u0000"],
  ["half a character", "\ud800"],
  ["a list", []],
  ["a mixed list", [null, 1, {}]],
  ["an object", {}],
  ["an unknown object", { unknown: { deep: [1] } }],
];

/** A plausible request, and then every field of it wrong in every way, or missing. */
export function badRequests(document: Document, operation: PublishedOperation): BadRequest[] {
  const [type, schema] = bodyOf(operation);
  const base: BadRequest = {
    what: "a sample",
    query: new URLSearchParams(),
    body: undefined,
    type,
  };
  const queries = operation.parameters.flatMap((parameter) =>
    "in" in parameter && parameter.in === "query" ? badQueries(base, parameter) : [],
  );
  if (!schema) return [base, ...queries];
  const full = Object(sample(document, schema));
  const names = Object.keys(resolve(document, schema).properties ?? {});
  return [
    { ...base, body: full },
    ...WRONG.map(([what, body]) => ({ ...base, body, what: `the body is ${what}` })),
    ...names.flatMap((name) => badFields(base, full, name)),
    ...queries.map((bad) => ({ ...bad, body: full })),
  ];
}

function bodyOf({ requestBody }: PublishedOperation): [type: string, schema: Schema | undefined] {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return ["application/json", undefined];
  const [type, { schema }] = entry;
  return [type, Object(schema)];
}

function badFields(base: BadRequest, full: Record<string, unknown>, name: string): BadRequest[] {
  const { [name]: _, ...rest } = full;
  return [
    { ...base, body: rest, what: `${name} is missing` },
    ...WRONG.map(([what, value]) => ({
      ...base,
      body: { ...full, [name]: value },
      what: `${name} is ${what}`,
    })),
  ];
}

function badQueries(base: BadRequest, { name }: Parameter): BadRequest[] {
  return ["", "-1", "1e300", "x", "\u0000", HUGE.slice(0, 8_000)].map((value) => ({
    ...base,
    query: new URLSearchParams([[name, value]]),
    what: `the query's ${name} is ${JSON.stringify(value.slice(0, 10))}`,
  }));
}
