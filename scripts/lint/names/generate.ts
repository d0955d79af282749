import { type ClerkNames, readClerkNames } from "./clerk-names.ts";
import { eventsInDocuments, eventsInTypes } from "./events.ts";
import { clerkPackages, rubyVariables } from "./packages.ts";
import { readTexts, type Unpacked, withPackage } from "./tarball.ts";
import { variablesRead } from "./variables.ts";
import { wranglerSchema } from "./wrangler-schema.ts";

/** The versions to read, by package; `latest` for what a version is not given for. */
export type Versions = Record<string, string>;

interface Reading {
  name: string;
  version: string;
  variables: string[];
  events: string[];
}

const ruby: Reading = { name: "ruby", version: "", variables: rubyVariables, events: [] };

/** Without a folder of documents, the events last read from them are kept. */
export async function generateClerkNames(
  versions: Versions,
  documents: string | undefined,
): Promise<ClerkNames> {
  const readings: Reading[] = [];
  for (const name of clerkPackages) {
    readings.push(await withPackage(name, versions[name] ?? "latest", read));
  }
  const document = documents
    ? await eventsInDocuments(documents)
    : readClerkNames().events.document;
  return {
    packages: Object.fromEntries(readings.map(({ name, version }) => [name, version])),
    variables: readersByVariable([...readings, ruby]),
    events: { types: sorted(readings.flatMap(({ events }) => events)), document: sorted(document) },
  };
}

export function generateWrangler(version: string): Promise<object> {
  return withPackage("wrangler", version, async (unpacked) => ({
    version: unpacked.version,
    schema: await wranglerSchema(unpacked.folder),
  }));
}

async function read({ name, version, folder }: Unpacked): Promise<Reading> {
  const texts = await readTexts(folder, /\.([cm]?[jt]s|vue|astro)$|[\\/]bin[\\/][^.]+$/);
  const events = name === "@clerk/backend" ? await eventsInTypes(folder) : [];
  return { name, version, variables: sorted(texts.flatMap(variablesRead)), events };
}

function readersByVariable(readings: Reading[]): Record<string, string[]> {
  const variables = sorted(readings.flatMap((reading) => reading.variables));
  return Object.fromEntries(
    variables.map((variable) => [
      variable,
      readings
        .filter((reading) => reading.variables.includes(variable))
        .map(({ name }) => name.replace("@clerk/", "").replace(/^cli-.*/, "cli")),
    ]),
  );
}

function sorted(names: string[]): string[] {
  return [...new Set(names)].toSorted();
}
