import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";
import { z } from "zod";

import { readTexts } from "./tarball.ts";

/** Event names in the types of an unpacked @clerk/backend. */
export async function eventsInTypes(folder: string): Promise<string[]> {
  const texts = await readTexts(folder, /dist[\\/]api[\\/]resources[\\/]Webhooks\.d\.ts$/);
  const events = texts.flatMap((text) =>
    Array.from(text.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g), (match) => match[1] ?? ""),
  );
  if (events.length === 0) throw new Error("Unexpected @clerk/backend without webhook types");
  return events;
}

const Described = z.object({ "x-webhooks": z.record(z.string(), z.unknown()) });

/** Event names in a folder of Clerk's published OpenAPI documents for webhooks. */
export async function eventsInDocuments(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.flatMap((text) => Object.keys(Described.parse(parse(text))["x-webhooks"]));
}
