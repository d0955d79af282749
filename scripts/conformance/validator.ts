import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { ApiName, Document } from "./document.ts";
import { toJsonSchema } from "./json-schema.ts";

/** Holds a value against the schema that a pointer names. */
export type Validator = (schemaPointer: string, value: unknown) => ErrorObject[];

export function createValidator(api: ApiName, document: Document): Validator {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    verbose: true,
  });
  formats.default(ajv);
  const schema = toJsonSchema(document);
  const places = placesOf(schema);
  ajv.addSchema(Object(schema), api);
  const compiled = new Map<string, ValidateFunction>();
  return (schemaPointer, value) => {
    const known = compiled.get(schemaPointer);
    const validate = known ?? ajv.compile({ $ref: `${api}${schemaPointer}` });
    compiled.set(schemaPointer, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => placed(error, places));
  };
}

/** Ajv forgets the name of a schema that a reference led to; what the document calls it says more. */
function placed(error: ErrorObject, places: ReadonlyMap<unknown, string>): ErrorObject {
  const place = places.get(error.parentSchema);
  return place === undefined ? error : { ...error, schemaPath: `${place}/${error.keyword}` };
}

function placesOf(
  value: unknown,
  place = "#",
  places = new Map<unknown, string>(),
): ReadonlyMap<unknown, string> {
  if (typeof value !== "object" || value === null) return places;
  places.set(value, place);
  for (const [key, child] of Object.entries(value)) placesOf(child, `${place}/${key}`, places);
  return places;
}
