import { z } from "zod";

const Dependencies = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Dependencies, devDependencies: Dependencies });

/** What a package.json pins, by name. */
export function installedVersions(packageJson: string): Map<string, string> {
  const { dependencies, devDependencies } = Manifest.parse(JSON.parse(packageJson));
  return new Map(Object.entries({ ...dependencies, ...devDependencies }));
}
