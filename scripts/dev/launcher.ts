import { basename } from "node:path";

/** How this very program is started, for texts that tell a person to: from source, or bundled. */
export function launcher(script = process.argv[1] ?? ""): string {
  return script.endsWith(".ts") ? "npx tsx scripts/dev.ts" : `node ${basename(script)}`;
}
