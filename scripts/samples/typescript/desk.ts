import type { Project as Opened } from "typescript/unstable/sync";

import type { Compiled } from "../compile.ts";
import type { Project } from "../project.ts";
import { configName, configText } from "../tsconfig.ts";
import { factsOf } from "./facts-of.ts";
import { type Session, startSession } from "./session.ts";
import { withoutJsx } from "./without-jsx.ts";

/** Where projects are laid before the compiler; the latest stay there, to be checked again fast. */
export interface Desk {
  check(projects: Project[]): Compiled[];
  close(): void;
}

/** A project, and where the compiler finds it. */
export interface Laid {
  project: Project;
  folder: string;
  opened: Opened;
}

interface State {
  root: string;
  session: Session;
  /** Configurations that are open, the latest last. */
  open: Set<string>;
}

const room = 48;

/** `typesFrom` is the folder whose node_modules the projects import from. */
export function openDesk(typesFrom: string): Desk {
  const root = `${typesFrom.replaceAll("\\", "/")}/.samples`;
  const session = startSession(typesFrom, root);
  const state: State = { root, session, open: new Set() };
  return {
    check(projects) {
      const laid = withoutJsx(lay(state, projects), (others) => lay(state, others));
      return laid.map((one) => inspect(one, session.read));
    },
    close: () => session.end(),
  };
}

function lay(state: State, projects: Project[]): Laid[] {
  const folders = projects.map(({ name }) => `${state.root}/${name}`);
  const configs = folders.map((folder) => `${folder}/${configName}`);
  makeRoom(state, configs);
  for (const [i, project] of projects.entries()) {
    const folder = folders[i] ?? "";
    state.session.put(folder, filesOf(project, folder));
  }
  const opened = state.session.open(configs);
  return opened.flatMap((one, i) => {
    const project = projects[i];
    return project ? { project, folder: folders[i] ?? "", opened: one } : [];
  });
}

function makeRoom({ open, session }: State, configs: string[]): void {
  for (const config of configs) {
    open.delete(config);
    open.add(config);
  }
  const old = [...open].slice(0, Math.max(0, open.size - room));
  if (old.length > 0) session.close(old);
  for (const config of old) open.delete(config);
}

/**
 * A project's files by absolute path, its configuration among them. Declarations of the starter
 * count everywhere; its other files only where they are imported.
 */
export function filesOf(project: Project, folder: string): Map<string, string> {
  const declarations = [...project.files.keys()].filter((path) => path.endsWith(".d.ts"));
  const sources = project.sources.map(({ path }) => path);
  const roots = [...sources, ...project.bystanders, ...declarations, augmentedName];
  return new Map([
    ...[...project.files].map(([path, text]) => [`${folder}/${path}`, text] as const),
    [`${folder}/${augmentedName}`, importAugmented(project)],
    [`${folder}/${configName}`, configText(project, [...new Set(roots)])],
  ]);
}

const augmentedName = "augmented.lint.ts";

/** In an app some other file imports the module that a block adds to; without that none is found. */
function importAugmented({ sources }: Project): string {
  const code = sources.map(({ block }) => block.code).join("\n");
  return Array.from(code.matchAll(/^\s*declare module (["'][^"'*]+["'])/gm))
    .map(([, specifier]) => `import type {} from ${specifier};\n`)
    .join("");
}

function inspect({ project, folder, opened }: Laid, read: (path: string) => string): Compiled {
  const facts = (path: string, parseOnly: boolean) =>
    factsOf({ folder, path: `${folder}/${path}`, parseOnly }, opened, read);
  return {
    sources: project.sources.map(({ path, parseOnly }) => facts(path, parseOnly)),
    bystanders: project.bystanders.map((path) => facts(path, false)),
  };
}
