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
  paths: { "@/*": ["./*", "./src/*"], "~/*": ["./*", "./src/*", "./app/*"] },
};

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

/** The configuration of a project: the starter's own, with only the given files. */
export function configText({ starter }: Project, files: string[]): string {
  const base = starter === undefined ? {} : { extends: "./tsconfig.json" };
  const options = starter === undefined ? { ...bare, ...always } : always;
  return JSON.stringify({ ...base, compilerOptions: options, files, include: [] });
}
