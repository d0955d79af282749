import { closest } from "./closest.ts";

/** As much of JSON Schema as a tool's configuration needs. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  definitions?: Record<string, Schema>;
}

export type Path = readonly (string | number)[];

export interface Mistake {
  path: Path;
  /** True where the name is wrong and not what it holds. */
  isKey?: true;
  message: string;
}

/** What a value has against a schema: an interpreter, as compiling one takes longer than reading. */
export function mistakes(root: Schema, value: unknown): Mistake[] {
  return [...against(root, value, [], root)];
}

function* against(schema: Schema, value: unknown, path: Path, root: Schema): Generator<Mistake> {
  if (schema.$ref !== undefined) yield* against(resolve(schema.$ref, root), value, path, root);
  for (const part of schema.allOf ?? []) yield* against(part, value, path, root);
  if (schema.anyOf) yield* nearest(schema.anyOf, value, path, root);
  const expected = mismatch(schema, value);
  if (expected !== undefined) {
    yield { path, message: `Unexpected ${shown(value)}, expected ${expected}` };
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      if (schema.items) yield* against(schema.items, item, [...path, i], root);
    }
  } else if (isObject(value)) yield* inObject(schema, value, path, root);
}

function* inObject(
  { properties = {}, additionalProperties, required = [] }: Schema,
  value: Record<string, unknown>,
  path: Path,
  root: Schema,
): Generator<Mistake> {
  for (const [key, inner] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (schema === false)
      yield { path: [...path, key], isKey: true, message: unknownKey(key, properties) };
    else if (isObject(schema)) yield* against(schema, inner, [...path, key], root);
  }
  for (const key of required.filter((name) => !Object.hasOwn(value, name))) {
    yield { path, message: `Unexpected table without \`${key}\`, expected it too` };
  }
}

function unknownKey(key: string, properties: Record<string, Schema>): string {
  const meant = closest(key, Object.keys(properties));
  return `Unexpected key \`${key}\`, expected ${meant === undefined ? "one that the tool knows" : `\`${meant}\``}`;
}

/** Of several shapes the one that fits best tells what is wrong. */
function nearest(shapes: Schema[], value: unknown, path: Path, root: Schema): Mistake[] {
  const alike = shapes.filter((shape) => {
    const schema = shape.$ref === undefined ? shape : resolve(shape.$ref, root);
    return mismatch(schema, value) === undefined;
  });
  const found = (alike.length > 0 ? alike : shapes).map((shape) => [
    ...against(shape, value, path, root),
  ]);
  return found.reduce((best, other) => (other.length < best.length ? other : best));
}

/** What a value should have been; undefined where it is. */
function mismatch(schema: Schema, value: unknown): string | undefined {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    return types.map((type) => kinds[type] ?? type).join(" or ");
  }
  const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
  if (values === undefined || values.includes(value)) return undefined;
  return values.map(shown).join(" or ");
}

const kinds: Record<string, string> = {
  object: "a table",
  array: "a list",
  string: "a string",
  number: "a number",
  boolean: "`true` or `false`",
};

function isOf(type: string, value: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  return type === "object" ? isObject(value) : typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "a table" : `\`${JSON.stringify(value)}\``;
}

function resolve(ref: string, root: Schema): Schema {
  let schema: unknown = root;
  for (const key of ref.split("/").slice(1)) schema = isObject(schema) ? schema[key] : undefined;
  if (!isObject(schema)) throw new Error(`Unexpected reference ${ref} to nothing`);
  return schema;
}
