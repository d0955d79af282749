import { accessSync, constants, mkdirSync, readFileSync, statSync } from "node:fs";
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
  const file = upToDate(name) ?? (canBuild() ? await build(name, entry) : undefined);
  if (file !== undefined) await import(pathToFileURL(join(folder, file)).href);
  else await runSource(join(home, entry));
}

/** @param {string} name */
function upToDate(name) {
  try {
    const { place, file, stamps } = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const isSame = Object.entries(stamps).every(([path, stamp]) => stamp === stampOf(path));
    return place === home && isSame ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Not where somebody else installed it. */
function canBuild() {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
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
    return process.exit(2);
  }
}

/** @param {string} file */
async function runSource(file) {
  const { tsImport } = await import("tsx/esm/api");
  await tsImport(pathToFileURL(file).href, import.meta.url);
}

/** @param {string} path */
function stampOf(path) {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}
