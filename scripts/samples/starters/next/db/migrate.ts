import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";

const folder = join(process.cwd(), "db/migrations");

/** Runs the SQL files that have not run yet, in the order of their names. */
export async function migrate(client: PGlite) {
  await client.exec("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migrations");
  const applied = new Set(rows.map(({ name }) => name));
  for (const name of (await readdir(folder)).toSorted()) {
    if (!applied.has(name)) await apply(client, name);
  }
}

async function apply(client: PGlite, name: string) {
  const sql = await readFile(join(folder, name), "utf8");
  await client.transaction(async (tx) => {
    await tx.exec(sql);
    await tx.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
  });
}
