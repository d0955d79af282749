import type { Block } from "../../pack/block.ts";
import type { Project, Source } from "../project.ts";
import type { Laid } from "./desk.ts";
import { askSyntax } from "./said.ts";

type Lay = (projects: Project[]) => Promise<Laid[]>;

/** Reads as plain TypeScript the blocks that parse better so, such as `<T>(x: T) => x`. */
export async function withoutJsx(laid: Laid[], lay: Lay): Promise<Laid[]> {
  const asJsx = await countFaults(laid);
  if (asJsx.size === 0) return laid;
  const plain = await lay(renameAll(laid, asJsx));
  const asPlain = await countFaults(plain);
  const better = [...asJsx].filter(([block, faults]) => (asPlain.get(block) ?? 0) < faults);
  return better.length === asJsx.size ? plain : lay(renameAll(laid, new Map(better)));
}

/** The blocks that may be either and do not parse as they are. */
async function countFaults(laid: Laid[]): Promise<Map<Block, number>> {
  const programs = new Set(laid.map(({ opened }) => opened));
  const asked = await Promise.all(
    Array.from(programs, async (opened) => [opened, await askSyntax(opened)] as const),
  );
  const faults = new Map(asked);
  const counted = laid.flatMap(({ project, folder, opened }) =>
    project.sources.filter(mayBeEither).map(({ block, path }): [Block, number] => {
      return [block, faults.get(opened)?.get(`${folder}/${path}`)?.length ?? 0];
    }),
  );
  return new Map(counted.filter(([, count]) => count > 0));
}

function mayBeEither({ path, block }: Source): boolean {
  return /\.tsx?$/.test(path) && !/\.tsx?$/.test(block.title ?? "");
}

function renameAll(laid: Laid[], blocks: Map<Block, number>): Project[] {
  return laid.map(({ project }) => {
    const sources = project.sources.map((source) =>
      blocks.has(source.block) ? { ...source, path: source.path.replace(/x$/, "") } : source,
    );
    const files = new Map(project.files);
    for (const { path, block } of sources) files.set(path, block.code);
    return { ...project, files, sources };
  });
}
