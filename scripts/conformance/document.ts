import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";

/** The version of the documents that the SDKs speak. */
const VERSION = "2026-05-12";

export const API_NAMES = ["backend", "frontend"] as const;
export type ApiName = (typeof API_NAMES)[number];

const Content = z.record(z.string(), z.object({ schema: z.unknown() }));
const Reference = z.object({ $ref: z.string() });
const Answer = z.union([Reference, z.object({ content: Content.optional() })]);
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: z.unknown(),
});
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([Reference, Parameter])).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), Answer),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ responses: z.record(z.string(), Answer) }),
});

export type Operation = z.output<typeof Operation>;
export type Parameter = z.output<typeof Parameter>;
export type Document = z.output<typeof Document>;
export type Documents = Record<ApiName, Document>;

/** Clerk's published documents; undefined where they are absent. */
export function readDocuments(folder: string): Documents | undefined {
  const backend = join(folder, "bapi", `${VERSION}.yml`);
  const frontend = join(folder, "fapi", `${VERSION}.yml`);
  if (!existsSync(backend) || !existsSync(frontend)) return undefined;
  return { backend: readDocument(backend), frontend: readDocument(frontend) };
}

function readDocument(file: string): Document {
  return Document.parse(parse(readFileSync(file, "utf8"), { maxAliasCount: -1 }));
}

export function parseOperation(value: unknown): Operation | undefined {
  const result = Operation.safeParse(value);
  return result.success ? result.data : undefined;
}
