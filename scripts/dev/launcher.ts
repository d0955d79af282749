import { basename, join } from "node:path";

/** How this very program is started, for texts that tell a person to: from source, or bundled. */
export function launcher(script = process.argv[1] ?? ""): string {
  if (script.endsWith(".ts")) return "npx tsx scripts/dev.ts";
  return script.endsWith(join("scripts", "dev.mjs"))
    ? "node scripts/dev.mjs"
    : `node ${basename(script)}`;
}
