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
  const config = Definition.parse(definitions["RawConfig"]);
  const environment = Definition.parse(definitions["RawEnvironment"]);
  const shared = refer(environment.properties, config.properties);
  return {
    ...root,
    definitions: { ...definitions, RawEnvironment: { ...environment, properties: shared } },
  };
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

/** An environment repeats most of the configuration; what is the same is said once. */
function refer(properties: Record<string, unknown>, known: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [
      key,
      isDeepStrictEqual(schema, known[key])
        ? { $ref: `#/definitions/RawConfig/properties/${key}` }
        : schema,
    ]),
  );
}
