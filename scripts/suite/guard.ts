import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { listen, stop } from "../instance/listen.ts";
import { cleanUp } from "./clean-up.ts";
import { createdIds } from "./created-ids.ts";
import { forward } from "./forward.ts";
import type { Ledger } from "./ledger.ts";
import { marked } from "./marked.ts";
import { isPermitted, type Asked } from "./permit.ts";
import { START_OVER } from "./subject.ts";
import type { Target } from "./target.ts";

export interface Guard {
  /** What the suites take for the Backend API, and the key that opens it: the real one stays here. */
  api: string;
  secretKey: string;
  close(): Promise<void>;
}

/** Stands between the suites and the target: lets little through, marks and notes what is created. */
export async function startGuard(target: Target, ledger: Ledger, mark: string): Promise<Guard> {
  const secretKey = `sk_test_${randomBytes(24).toString("base64url")}`;
  const underWay = new Set<Promise<Response>>();
  const answer = (request: Request): Promise<Response> => {
    const answering = pass(request, { target, ledger, mark, secretKey });
    underWay.add(answering);
    return answering.finally(() => underWay.delete(answering));
  };
  const listener = getRequestListener(answer);
  const server = createServer((request, response) => void listener(request, response));
  const port = await listen(server, 0, "127.0.0.1");
  return {
    api: `http://127.0.0.1:${port}`,
    secretKey,
    // What is being created has to be noted first, or nobody would take it away.
    close: async () => {
      await stop(server);
      await Promise.allSettled(underWay);
    },
  };
}

interface Post {
  target: Target;
  ledger: Ledger;
  mark: string;
  secretKey: string;
}

async function pass(
  request: Request,
  { target, ledger, mark, secretKey }: Post,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (pathname === START_OVER) return startOver(target, ledger);
  const asked = await read(request, pathname);
  if (!isPermitted(asked, ledger)) return refusal(asked);
  const response = await forward({
    url: `${target.api}${pathname}${search}`,
    method: asked.method,
    headers: headersOf(request, { from: secretKey, to: target.secretKey }),
    body: marked(asked, mark),
  });
  const text = await response.text();
  if (response.ok) for (const id of createdIds(asked, text)) ledger.add({ path: asked.path, id });
  const type = response.headers.get("content-type") ?? "application/json";
  return new Response(response.status === 204 ? null : text, {
    status: response.status,
    headers: { "content-type": type },
  });
}

async function read(request: Request, pathname: string): Promise<Asked> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const isJson = request.headers.get("content-type")?.startsWith("application/json") ?? false;
  const json: unknown =
    isJson && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
  return { method: request.method, path: pathname.replace(/^\/v1/, ""), json, bytes };
}

/** A machine shows its own key, which is passed on as it is. */
function headersOf(
  { headers }: Request,
  key: { from: string; to: string },
): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (!OWN_TO_A_CONNECTION.has(name)) passed[name] = value.replace(key.from, key.to);
  }
  return passed;
}

const OWN_TO_A_CONNECTION = new Set(["host", "connection", "content-length", "transfer-encoding"]);

async function startOver(target: Target, ledger: Ledger): Promise<Response> {
  const left = await cleanUp(target, ledger);
  return Response.json({ left }, { status: left.length === 0 ? 200 : 500 });
}

function refusal({ method, path }: Asked): Response {
  const message = `${method} ${path} is about something that this run did not create`;
  return Response.json({ errors: [{ code: "refused_by_guard", message }] }, { status: 403 });
}
