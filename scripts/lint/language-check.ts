import { type Block, placeAt } from "../pack/block.ts";
import type { Check } from "./check.ts";
import { blocksOf, type Language, languageOf } from "./language.ts";

/** Something wrong between two offsets of a block's code. */
export interface Problem {
  start: number;
  end: number;
  message: string;
  code?: string;
}

type Reader = (block: Block) => Iterable<Problem> | Promise<Iterable<Problem>>;

export interface LanguageCheck {
  name: string;
  about: string;
  languages: Language[];
  /** Brings the parser; called once, and only if there is something to parse. */
  load: () => Reader | Promise<Reader>;
}

/** A check that reads blocks of certain languages one by one. */
export function languageCheck({ name, about, languages, load }: LanguageCheck): Check {
  const isOurs = (block: Block) => {
    const language = languageOf(block);
    return language !== undefined && languages.includes(language);
  };
  return {
    name,
    about,
    perSkill: true,
    covers: (block) => (isOurs(block) ? "parsed" : undefined),
    async *run(pack) {
      const blocks = blocksOf(pack).filter(isOurs);
      if (blocks.length === 0) return;
      const read = await load();
      for (const block of blocks) {
        for (const { start, end, ...said } of await read(block)) {
          yield { ...placeAt(block, start, end), ...said };
        }
      }
    },
  };
}
