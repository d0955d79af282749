import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ deprecated: z.string().optional() })),
});

/** What npm says of each deprecated package that is installed, as the lock file keeps it. */
export function readDeprecated(folder: string): Map<string, string> {
  const file = join(folder, "package-lock.json");
  if (!existsSync(file)) return new Map();
  const lock = lockFile.safeParse(JSON.parse(readFileSync(file, "utf8")));
  const packages = Object.entries(lock.data?.packages ?? {});
  return new Map(
    packages.flatMap(([path, { deprecated }]): [string, string][] => {
      const name = path.split("node_modules/").at(-1) ?? "";
      return deprecated === undefined ? [] : [[name, deprecated]];
    }),
  );
}
