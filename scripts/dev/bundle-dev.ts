import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const ENTRY = fileURLToPath(new URL("../dev.ts", import.meta.url));

/** Writes the whole dev instance to one file that needs nothing but Node. */
export async function bundleDev(outfile: string): Promise<{ bytes: number }> {
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    legalComments: "eof",
    banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
    plugins: [inlineText],
    logLevel: "silent",
  });
  return { bytes: (await stat(outfile)).size };
}

/** What is bundled from CommonJS asks for Node's own modules this way. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

const READ = /readFileSync\(new URL\("(\.\/[^"]+)", import\.meta\.url\), "utf8"\)/g;

/** Puts a file's text where a module reads a file that lies beside it. */
const inlineText: Plugin = {
  name: "inline-text",
  setup(build) {
    build.onLoad({ filter: /scripts[\\/]instance[\\/].*\.ts$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      const texts = new Map<string, string>();
      for (const [, name = ""] of code.matchAll(READ)) {
        texts.set(name, JSON.stringify(await readFile(join(dirname(path), name), "utf8")));
      }
      return {
        contents: code.replace(READ, (read, name: string) => texts.get(name) ?? read),
        loader: "ts",
      };
    });
  },
};
