import type { Footprints } from "./footprint.ts";
import { standsAlone } from "./isolation.ts";
import type { Project } from "./project.ts";

/** Projects that share a program: none of them has anything that another could see. */
export interface Group {
  /** Unique, and a path. */
  name: string;
  starter: string | undefined;
  isAlone: boolean;
  members: Map<string, Project>;
}

export interface Groups {
  /** The group of each project; it stays where it was as long as it fits there. */
  assign(projects: Project[], isEdit: boolean): Group[];
}

/** A project that is edited gets a program of its own: small, and so checked again fast. */
export function createGroups(footprints: Footprints): Groups {
  const groups: Group[] = [];
  const leave = (project: Project) => {
    for (const { members } of groups) members.delete(project.name);
  };
  const found = (project: Project, isAlone: boolean): Group => {
    const name = isAlone ? nameAlone(project) : `shared/${groups.length}`;
    const group = { name, starter: project.starter, isAlone, members: new Map() };
    groups.push(group);
    return group;
  };
  const join = (project: Project, isAlone: boolean): Group => {
    const fits = (group: Group) =>
      isAlone ? group.name === nameAlone(project) : suits(project, group, footprints);
    const group = groups.find(fits) ?? found(project, isAlone);
    group.members.set(project.name, project);
    return group;
  };
  return {
    assign(projects, isEdit) {
      projects.forEach(leave);
      return projects.map((project) => join(project, isEdit || standsAlone(project)));
    },
  };
}

function nameAlone({ name }: Project): string {
  return `alone/${name}`;
}

/** Members are alike, so the first speaks for all. */
function suits(project: Project, group: Group, footprints: Footprints): boolean {
  if (group.isAlone || group.starter !== project.starter) return false;
  const [first] = group.members.values();
  return !first || footprints.signatureOf(first) === footprints.signatureOf(project);
}
