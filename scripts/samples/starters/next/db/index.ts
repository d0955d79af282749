import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";

import { migrate } from "./migrate";
import * as schema from "./schema";

async function open() {
  const client = new PGlite(process.env.DATABASE_DIR ?? "memory://");
  await migrate(client);
  return drizzle({ client, schema });
}

// Next.js evaluates a module once per route; the database must be opened once per process.
const opened = globalThis as { database?: ReturnType<typeof open> };

export const db = await (opened.database ??= open());
