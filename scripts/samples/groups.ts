import type { Footprints } from "./footprint.ts";
import { standsAlone } from "./isolation.ts";
import type { Project } from "./project.ts";

/** Projects that share a program: none of them has anything that another could see. */
export interface Group {
  /** Unique, and a path. */
  name: string;
  starter: string | undefined;
  /** The one project it is for; undefined where others may join. */
  owner: string | undefined;
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
    const owner = isAlone ? project.name : undefined;
    // A number, because a project's name is a path that the linted pack chooses.
    const name = `programs/${groups.length}`;
    const group = { name, starter: project.starter, owner, members: new Map() };
    groups.push(group);
    return group;
  };
  const join = (project: Project, isAlone: boolean): Group => {
    const fits = (group: Group) =>
      isAlone ? group.owner === project.name : suits(project, group, footprints);
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

/** Members are alike, so the first speaks for all. */
function suits(project: Project, group: Group, footprints: Footprints): boolean {
  if (group.owner !== undefined || group.starter !== project.starter) return false;
  const [first] = group.members.values();
  return !first || footprints.signatureOf(first) === footprints.signatureOf(project);
}
