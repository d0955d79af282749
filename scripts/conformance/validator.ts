import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { ApiName, Document } from "./document.ts";
import { toJsonSchema } from "./json-schema.ts";

/** Holds a value against the schema that a pointer names. */
export type Validator = (schemaPointer: string, value: unknown) => ErrorObject[];

export function createValidator(api: ApiName, document: Document): Validator {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  formats.default(ajv);
  ajv.addSchema(Object(toJsonSchema(document)), api);
  const compiled = new Map<string, ValidateFunction>();
  return (schemaPointer, value) => {
    const known = compiled.get(schemaPointer);
    const validate = known ?? ajv.compile({ $ref: `${api}${schemaPointer}` });
    compiled.set(schemaPointer, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  };
}
