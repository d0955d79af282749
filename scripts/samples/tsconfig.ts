import { parse } from "jsonc-parser";
import { z } from "zod";

import type { Project } from "./project.ts";

export const configName = "tsconfig.lint.json";

/** What a block of no particular app may count on: a bundler, JSX, the browser and Node. */
const bare = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  jsx: "react-jsx",
  types: ["node"],
  strict: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
};

const bareAliases = { "@/*": ["./*", "./src/*"], "~/*": ["./*", "./src/*", "./app/*"] };

/** What every bundler's own types say, and no package that the samples could import them from. */
export const bundlerTypes = `
interface ImportMeta { readonly env: Record<string, any> }
declare module "*.css";
declare module "*.svg";
declare module "*.png";
`;

/** What lint needs whatever the app says: no file is a script, and JavaScript is checked too. */
const always = {
  noEmit: true,
  incremental: false,
  composite: false,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  moduleDetection: "force",
  allowJs: true,
  checkJs: true,
  plugins: [],
};

/** The configuration of a program: the starter's own, with only the given files and aliases. */
export function configText(
  starter: string | undefined,
  files: string[],
  paths: Record<string, string[]>,
): string {
  const base = starter === undefined ? {} : { extends: "./tsconfig.json" };
  const compilerOptions = { ...(starter === undefined ? bare : {}), ...always, paths };
  return JSON.stringify({ ...base, compilerOptions, files, include: [] });
}

const withPaths = z.object({
  compilerOptions: z
    .object({ paths: z.record(z.string(), z.array(z.string())).optional() })
    .optional(),
});

/** The aliases of a project's own configuration. */
export function aliasesOf({ starter, files }: Project): Record<string, string[]> {
  if (starter === undefined) return bareAliases;
  const config: unknown = parse(files.get("tsconfig.json") ?? "{}");
  return withPaths.safeParse(config).data?.compilerOptions?.paths ?? {};
}
