import { parseArgs } from "node:util";
import { bundleDev } from "./dev/bundle-dev.ts";

const HELP = `Bundles the dev instance to one file without dependencies.

  npm run build:dev [-- --out FILE]   (default: dist/clerk-dev.mjs)
`;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "dist/clerk-dev.mjs" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const { bytes } = await bundleDev(values.out);
  process.stdout.write(`${values.out}: ${Math.round(bytes / 1024)} kB\n`);
}
