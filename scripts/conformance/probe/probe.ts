import { BACKEND_PREFIX, createApp } from "../../instance/app.ts";
import { createInstance, type Instance } from "../../instance/instance.ts";
import type { Documents } from "../document.ts";
import { publishedOperations, type PublishedOperation } from "../operations.ts";
import { badRequests, type BadRequest } from "./bad-requests.ts";
import { setStage, type Stage } from "./stage.ts";

/** A request that broke something, or that was refused and yet changed what is stored. */
export interface Breakage {
  operation: string;
  what: string;
  status: number;
  changed: string[];
}

export interface Probe {
  sent: number;
  breakages: Breakage[];
}

/** Counting wrong passwords, until the account is locked, is what it is for. */
const COUNTS_ATTEMPTS = new Set(["VerifyPassword"]);

/** Sends every operation a request for each way in which one can be wrong. */
export async function probe(documents: Documents): Promise<Probe> {
  const instance = createInstance({ settings: { rateLimited: false } });
  const app = createApp(instance);
  const breakages: Breakage[] = [];
  let sent = 0;
  for (const operation of [
    ...publishedOperations("backend", documents.backend),
    ...publishedOperations("frontend", documents.frontend),
  ]) {
    const stage = await setStage(app, instance);
    for (const bad of badRequests(documents[operation.api], operation)) {
      const { response, changed } = await send(app, instance, stage, operation, bad);
      sent++;
      const { status } = response;
      const isBug = status >= 500 && status !== 501;
      const mayChange = status < 400 || COUNTS_ATTEMPTS.has(operation.operationId);
      if (!isBug && (mayChange || changed.length === 0)) continue;
      breakages.push({ operation: operation.operationId, what: bad.what, status, changed });
    }
  }
  return { sent, breakages };
}

async function send(
  app: ReturnType<typeof createApp>,
  instance: Instance,
  stage: Stage,
  operation: PublishedOperation,
  bad: BadRequest,
) {
  const changed = new Set<string>();
  const stop = instance.store.onChange(({ table }) => changed.add(table));
  const response = await app.request(
    urlOf(stage, operation, bad),
    initOf(instance, operation, bad),
  );
  await response.arrayBuffer();
  stop();
  return { response, changed: [...changed] };
}

function urlOf(stage: Stage, { api, path }: PublishedOperation, { query }: BadRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => stage.ids[name] ?? "x");
  const search = new URLSearchParams(query);
  if (api === "frontend") search.set("__clerk_db_jwt", stage.devBrowser);
  return `${api === "backend" ? BACKEND_PREFIX : ""}${filled}?${search.toString()}`;
}

function initOf(
  { keys }: Instance,
  { api, method }: PublishedOperation,
  { body, type }: BadRequest,
): RequestInit {
  const headers = {
    "content-type": type,
    ...(api === "backend" ? { authorization: `Bearer ${keys.secretKey}` } : {}),
  };
  if (body === undefined || method === "GET") return { method, headers };
  return { method, headers, body: encode(body, type) };
}

function encode(body: unknown, type: string): string {
  if (type !== "application/x-www-form-urlencoded") return JSON.stringify(body);
  if (typeof body !== "object" || body === null) return String(body);
  const fields = Object.entries(body).flatMap(([name, value]): [string, string][] =>
    [value]
      .flat()
      .map((one) => [name, typeof one === "object" ? JSON.stringify(one) : String(one)]),
  );
  return new URLSearchParams(fields).toString();
}
