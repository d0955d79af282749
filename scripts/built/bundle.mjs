import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: [entry],
    outdir: join(folder, out),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external,
    // Its other entry requires its parts in a way that cannot be followed.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [inItsPlace],
  });
  const inputs = [
    ...Object.keys(metafile.inputs).filter((input) => !input.includes("node_modules/")),
    "scripts/built/bundle.mjs",
    "node_modules/.package-lock.json",
  ];
  const stamps = Object.fromEntries(inputs.map((input) => [input, stampOf(input)]));
  const built = { place: home, file: `${out}/${name}.mjs`, stamps };
  writeFileSync(join(folder, `${out}.json`), JSON.stringify(built));
  renameSync(join(folder, `${out}.json`), join(folder, `${name}.json`));
  clear(folder, name);
  return built.file;
}

/** A module finds its neighbours where it stands, not where it was bundled to. */
const inItsPlace = {
  name: "in-its-place",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/scripts\/.*\.ts$/ }, ({ path }) => ({
      loader: "ts",
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    })),
};

/** What was built some time ago; somebody may still be loading what was built just now. */
function clear(folder, name) {
  const old = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(`${name}-`))
    .filter((entry) => Number(entry.name.split("-").pop()) < Date.now() - DAY);
  for (const one of old) rmSync(join(folder, one.name), { recursive: true, force: true });
}

const DAY = 86_400_000;
