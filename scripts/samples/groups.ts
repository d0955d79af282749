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
  assign(projects: Project[]): Group[];
}

export function createGroups(footprints: Footprints): Groups {
  const groups: Group[] = [];
  const leave = (project: Project) => {
    for (const { members } of groups) members.delete(project.name);
  };
  const found = (project: Project): Group => {
    const isAlone = standsAlone(project);
    const name = isAlone ? `alone/${project.name}` : `shared/${groups.length}`;
    const group = { name, starter: project.starter, isAlone, members: new Map() };
    groups.push(group);
    return group;
  };
  const join = (project: Project): Group => {
    const group = groups.find((one) => fits(project, one, footprints)) ?? found(project);
    group.members.set(project.name, project);
    return group;
  };
  return {
    assign(projects) {
      projects.forEach(leave);
      return projects.map(join);
    },
  };
}

/** Members are alike, so the first speaks for all. */
function fits(project: Project, group: Group, footprints: Footprints): boolean {
  if (standsAlone(project)) return group.name === `alone/${project.name}`;
  if (group.isAlone || group.starter !== project.starter) return false;
  const [first] = group.members.values();
  return !first || footprints.signatureOf(first) === footprints.signatureOf(project);
}
