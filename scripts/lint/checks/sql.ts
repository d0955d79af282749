import { type Block, placeAt } from "../../pack/block.ts";
import type { Skill } from "../../pack/pack.ts";
import type { Check, Finding } from "../check.ts";
import { compileOnce } from "../compile-once.ts";
import { languageOf } from "../language.ts";
import { exposedTables, type Script } from "../row-level-security.ts";

export const sql: Check = {
  name: "sql",
  about:
    "SQL must parse; a table with a policy, or with tenants' rows beside one, enables row level security.",
  perSkill: true,
  covers: (block) => (isPostgres(block) ? "parsed" : undefined),
  async *run({ skills }) {
    for (const skill of skills) yield* inSkill(skill);
  },
};

/** What only MySQL and SQLite write. */
const otherDialect = /`|\bAUTO_?INCREMENT\b|\bENGINE\s*=|\bPRAGMA\b|\bWITHOUT\s+ROWID\b/i;

function isPostgres(block: Block): boolean {
  return languageOf(block) === "sql" && !otherDialect.test(block.code);
}

/** A table made in one block may be protected in the next, so a skill is judged as a whole. */
async function* inSkill({ documents }: Skill): AsyncGenerator<Finding> {
  const scripts: Script[] = [];
  for (const block of documents.flatMap(({ blocks }) => blocks.filter(isPostgres))) {
    const read = await parse(block);
    if ("message" in read) yield read;
    else scripts.push(read);
  }
  yield* exposedTables(scripts);
}

async function parse(block: Block): Promise<Script | Finding> {
  compileOnce();
  const { hasSqlDetails, parse: parsePostgres } = await import("libpg-query");
  if (block.code.trim() === "") return { block, statements: [] };
  try {
    const { stmts } = await parsePostgres(block.code);
    return { block, statements: (stmts ?? []).flatMap(({ stmt }) => stmt ?? []) };
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    const { cursorPosition = 0, message = "" } = error.sqlDetails ?? {};
    const start = Array.from(block.code).slice(0, cursorPosition).join("").length;
    return { ...placeAt(block, start), message: `Malformed SQL: ${message}` };
  }
}
