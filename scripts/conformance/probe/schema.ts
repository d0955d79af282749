import type { Document } from "../document.ts";

/** As much of a schema as it takes to fill a request. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** Follows references and takes the first of alternatives. */
export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref !== undefined) return resolve(document, at(document, schema.$ref));
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return resolve(document, first);
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolve(document, part));
  return {
    type: "object",
    properties: Object.assign({}, schema.properties, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

function at(document: Document, reference: string): Schema {
  const parts = reference.slice(2).split("/");
  return parts.reduce<object>((value, part) => Object(Reflect.get(value, part)), document);
}
