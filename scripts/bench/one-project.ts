import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";

import type { Pack } from "../pack/pack.ts";
import { type Project, projectsOf } from "../samples/project.ts";

const options = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  jsx: "react-jsx",
  types: ["node", "vite/client"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  noImplicitAny: false,
  allowImportingTsExtensions: true,
};

/** What lint compiles apart, as files of one project: the least that `tsc` can be asked to do. */
export function writeOneProject(root: string, { skills }: Pack): string {
  rmSync(root, { recursive: true, force: true });
  const files = skills.flatMap(projectsOf).flatMap((project) => writeProject(root, project));
  const config = join(root, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions: options, files }));
  return config;
}

function writeProject(root: string, project: Project): string[] {
  for (const [path, text] of project.files) {
    const file = join(root, project.name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withoutAlias(text, path));
  }
  const declarations = [...project.files.keys()].filter((path) => path.endsWith(".d.ts"));
  const paths = [
    ...project.sources.map(({ path }) => path),
    ...project.bystanders,
    ...declarations,
  ];
  return paths.map((path) => join(root, project.name, path));
}

/** `@/` means another folder in each app, and one project can say only one. */
function withoutAlias(text: string, path: string): string {
  const up = relative(dirname(path), ".");
  return text.replaceAll('"@/', `"${up === "" ? "." : up}/`);
}
