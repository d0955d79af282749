import type { Document } from "../document.ts";
import { resolve, type Schema } from "./schema.ts";

const BY_FORMAT: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00Z",
  date: "2026-01-01",
  email: "sample@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
};

const MAX_DEPTH = 5;

/** A value that the schema allows, so that what is wrong with a request is one thing. */
export function sample(document: Document, schema: Schema, depth = 0): unknown {
  const { type, example, enum: values, format, properties, items } = resolve(document, schema);
  if (example !== undefined) return example;
  if (values) return values[0];
  if (type === "object" || properties) {
    if (depth > MAX_DEPTH) return {};
    const fields = Object.entries(properties ?? {});
    return Object.fromEntries(
      fields.map(([name, field]) => [name, sample(document, field, depth + 1)]),
    );
  }
  if (type === "array")
    return items && depth <= MAX_DEPTH ? [sample(document, items, depth + 1)] : [];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  return BY_FORMAT[format ?? ""] ?? "sample";
}
