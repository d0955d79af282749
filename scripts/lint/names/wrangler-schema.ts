import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { z } from "zod";

const Schema = z.record(z.string(), z.unknown());
const Definition = z.looseObject({ properties: Schema });
const Root = z.looseObject({ definitions: Schema });

/** Wrangler's own schema of its configuration, without the prose. */
export async function wranglerSchema(folder: string): Promise<object> {
  const text = await readFile(join(folder, "config-schema.json"), "utf8");
  const { definitions, ...root } = Root.parse(reduce(JSON.parse(text)));
  const { properties } = Definition.parse(definitions["RawConfig"]);
  const shared = Object.entries(definitions).map(([name, definition]) => [
    name,
    name === "RawConfig" ? definition : refer(definition, properties),
  ]);
  return { ...root, definitions: Object.fromEntries(shared) };
}

const prose = new Set([
  "description",
  "markdownDescription",
  "title",
  "examples",
  "default",
  "deprecated",
]);

/** Below `properties` a key is a name, and may be called `description`. */
function reduce(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => reduce(item));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !prose.has(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [
      key,
      reduce(inner, !isNames && /^(properties|definitions)$/.test(key)),
    ]),
  );
}

/** Environments and previews repeat most of the configuration; what is the same is said once. */
function refer(definition: unknown, known: Record<string, unknown>): unknown {
  const { data } = Definition.safeParse(definition);
  if (!data) return definition;
  const properties = Object.entries(data.properties).map(([key, schema]) => {
    const reference = { $ref: `#/definitions/RawConfig/properties/${key}` };
    const isShorter = JSON.stringify(reference).length < JSON.stringify(schema).length;
    return [key, isShorter && isDeepStrictEqual(schema, known[key]) ? reference : schema];
  });
  return { ...data, properties: Object.fromEntries(properties) };
}
