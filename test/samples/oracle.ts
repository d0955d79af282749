import ts from "typescript6";

import type { Project } from "../../scripts/samples/project.ts";
import { rootsOf } from "../../scripts/samples/roots.ts";
import { aliasesOf, configText } from "../../scripts/samples/tsconfig.ts";

const folder = `${process.cwd()}/.samples/oracle`;
const registry = ts.createDocumentRegistry();

/** What TypeScript 6 says about each source of a project alone: codes at offsets, deprecations too. */
export function ask(project: Project): string[][] {
  const sources = project.sources.map(settle);
  const code = sources.map(({ path, block }) => [path, block.code] as const);
  const settled = { ...project, sources, files: new Map([...project.files, ...code]) };
  const service = ts.createLanguageService(hostOf(settled), registry);
  return sources.map(({ path, parseOnly }) => said(service, `${folder}/${path}`, parseOnly));
}

type Source = Project["sources"][number];

/** The same choice between `.ts` and `.tsx`, by TypeScript 6's own parser. */
function settle(source: Source): Source {
  if (!source.path.endsWith(".tsx") || source.block.title?.endsWith(".tsx")) return source;
  const faults = (name: string) => {
    const { diagnostics = [] } = ts.transpileModule(source.block.code, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { jsx: ts.JsxEmit.ReactJSX },
    });
    return diagnostics.length;
  };
  const isPlain = faults("a.ts") < faults("a.tsx");
  return isPlain ? { ...source, path: source.path.replace(/x$/, "") } : source;
}

function said(service: ts.LanguageService, path: string, parseOnly: boolean): string[] {
  const syntax = service.getSyntacticDiagnostics(path);
  if (parseOnly || syntax.length > 0) return syntax.map(wordOf).toSorted();
  const suggestions = service.getSuggestionDiagnostics(path);
  const deprecated = suggestions.filter(({ reportsDeprecated }) => reportsDeprecated);
  const program = service.getProgram();
  const file = program?.getSourceFile(path);
  const literals = program && file ? literalsIn(file, program.getTypeChecker()) : [];
  const reported = [...service.getSemanticDiagnostics(path), ...deprecated].map(wordOf);
  return [...reported, ...literals].toSorted();
}

function wordOf({ start, code }: ts.Diagnostic): string {
  return `${start} TS${code}`;
}

/** Deprecated properties of object literals: no diagnostic in any version, but a tag in all. */
function literalsIn(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const { name } of node.properties) {
        if (!type || !name || !ts.isIdentifier(name)) continue;
        const symbol = checker.getNonNullableType(type).getProperty(name.text);
        const isDeprecated = symbol?.getJsDocTags(checker).some((tag) => tag.name === "deprecated");
        if (isDeprecated) found.push(`${name.getStart(file)} TS6385`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function hostOf(project: Project): ts.LanguageServiceHost {
  const files = new Map([...project.files].map(([path, text]) => [`${folder}/${path}`, text]));
  const folders = new Set([...files.keys()].flatMap(ancestors));
  const readFile = (path: string) => files.get(path) ?? ts.sys.readFile(path);
  const fileExists = (path: string) => files.has(path) || ts.sys.fileExists(path);
  const directoryExists = (path: string) => folders.has(path) || ts.sys.directoryExists(path);
  const parseHost = { ...ts.sys, readFile, fileExists, directoryExists };
  const config: unknown = JSON.parse(
    configText(project.starter, rootsOf(project), aliasesOf(project)),
  );
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, parseHost, folder);
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => String(readFile(path)?.length ?? 0),
    getScriptSnapshot(path) {
      const text = readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    readFile,
    fileExists,
    directoryExists,
  };
}

function ancestors(path: string): string[] {
  const up = path.slice(0, path.lastIndexOf("/"));
  return up === "" ? [] : [up, ...ancestors(up)];
}
