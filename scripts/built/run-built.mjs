import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const home = join(import.meta.dirname, "../..");
const folder = join(home, ".cache/built");

/**
 * Runs a script as one file: to load some hundred modules, and to compile ours, is a third of a short
 * run. It is built again when one of its sources changed, or what is installed.
 *
 * @param {string} entry
 */
export async function runBuilt(entry) {
  const name = basename(entry, ".ts");
  const file = upToDate(name) ?? (await build(name, entry));
  await import(pathToFileURL(join(folder, file)).href);
}

/** @param {string} name */
function upToDate(name) {
  try {
    const { place, file, stamps } = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const isSame = Object.entries(stamps).every(([input, stamp]) => stamp === stampOf(input));
    return place === home && isSame ? file : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {string} entry */
async function build(name, entry) {
  const { bundle } = await import("./bundle.mjs");
  try {
    return await bundle({ home, folder, name, entry, stampOf });
  } catch (error) {
    if (!(error instanceof Error && "errors" in error)) throw error;
    // esbuild has said what is wrong with the source.
    return process.exit(1);
  }
}

/** @param {string} input */
function stampOf(input) {
  const { size, mtimeMs } = statSync(join(home, input));
  return `${size} ${mtimeMs}`;
}
