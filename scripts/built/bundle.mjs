import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** CommonJS whose names only Node.js finds, and what reads a file beside itself. */
const external = [
  "@astral-sh/ruff-wasm-nodejs",
  "dockerfile-utils",
  "esbuild",
  "libpg-query",
  "typescript",
  "yaml",
];

/** Bundles a script; yields the file to import, in `folder`. */
export async function bundle({ home, folder, name, entry, stampOf }) {
  const out = `${name}-${process.pid}-${Date.now()}`;
  /** Of every source as it was when it was read, so that a change during the build is not missed. */
  const stamps = {};
  const stamp = (path) => (stamps[path] = stampOf(path));
  for (const path of ["scripts/built/bundle.mjs", "node_modules/.package-lock.json"])
    stamp(join(home, path));
  await build({
    absWorkingDir: home,
    entryPoints: [entry],
    outdir: join(folder, out),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external,
    // Its other entry requires its parts in a way that cannot be followed.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [sources(stamp)],
  });
  const current = join(folder, `${name}.json`);
  keepForRunning(folder, current);
  const built = { place: home, file: `${out}/${name}.mjs`, stamps };
  writeFileSync(join(folder, `${out}.json`), JSON.stringify(built));
  renameSync(join(folder, `${out}.json`), current);
  clear(folder, name);
  return built.file;
}

/** Reads our own modules, which find their neighbours where they stand, not where they are bundled to. */
const sources = (stamp) => ({
  name: "sources",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      stamp(path);
      const code = readFileSync(path, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      return { loader: "ts", contents: code };
    }),
});

const DAY = 86_400_000;

/** What is replaced has its day from now on: what runs it may load more of it. */
function keepForRunning(folder, current) {
  try {
    const { file } = JSON.parse(readFileSync(current, "utf8"));
    utimesSync(join(folder, dirname(file)), new Date(), new Date());
  } catch {
    // There is none.
  }
}

function clear(folder, name) {
  const builds = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name.startsWith(`${name}-`))
    .map((one) => join(folder, one.name));
  for (const build of builds) {
    if (statSync(build).mtimeMs < Date.now() - DAY) rmSync(build, { recursive: true, force: true });
  }
}
