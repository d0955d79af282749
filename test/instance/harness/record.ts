import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { afterAll } from "vitest";
import { RECORDINGS } from "../../../scripts/conformance/exchange.ts";
import { EXCHANGES, type Exchange } from "../../../scripts/instance/middleware/observe.ts";

const MAX_LENGTH = 1024 * 1024;

const folder = process.env[RECORDINGS];
if (folder) record(join(folder, `${process.pid}-${threadId}.ndjson`));

/** Writes down what the suites provoke, for `npm run conformance` to judge. */
function record(file: string): void {
  const pending = new Set<Promise<void>>();
  subscribe(EXCHANGES, (message) => {
    const writing = write(file, message as Exchange).finally(() => pending.delete(writing));
    pending.add(writing);
  });
  afterAll(() => Promise.all(pending));
}

async function write(file: string, exchange: Exchange): Promise<void> {
  const { method, path, search, response } = exchange;
  const { status, headers } = response;
  if (headers.has("x-hono-already-sent")) return;
  const paginated = search.includes("paginated=true");
  const isJson = headers.get("content-type")?.startsWith("application/json") ?? false;
  const body = isJson ? await response.clone().text() : null;
  if (body !== null && body.length > MAX_LENGTH) return;
  appendFileSync(file, `${JSON.stringify({ method, path, paginated, status, body })}\n`);
}
