import type { Project } from "./project.ts";

/** Declarations of the starter count everywhere; its other files only where they are imported. */
export function rootsOf({ files, sources, bystanders }: Project): string[] {
  const declarations = [...files.keys()].filter((path) => path.endsWith(".d.ts"));
  const augmented = [augmentedName].filter((path) => files.has(path));
  return [
    ...new Set([...sources.map(({ path }) => path), ...bystanders, ...declarations, ...augmented]),
  ];
}

export const augmentedName = "augmented.lint.ts";

/** In an app some other file imports the module that a block adds to; without that none is found. */
export function importAugmented(code: string): string {
  return Array.from(code.matchAll(/^\s*declare module (["'][^"'*]+["'])/gm))
    .map(([, specifier]) => `import type {} from ${specifier};\n`)
    .join("");
}
