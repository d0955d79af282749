import type { Context } from "hono";
import { apiError, type ApiError } from "../errors.ts";

const MAX_BYTES = 1024 * 1024;

/** The request's body as a plain value: JSON in any charset, or form fields; `{}` when there is none. */
export async function readBody(c: Context): Promise<unknown> {
  const bytes = await readBytes(c.req.raw);
  if (bytes.length === 0) return {};
  const [type = "", ...parameters] = (c.req.header("content-type") ?? "").split(";");
  const text = decode(bytes, parameters.join(";"));
  return type.trim().toLowerCase() === "application/x-www-form-urlencoded"
    ? formFields(text)
    : parseJson(text);
}

/** JSON of a size that only our own API takes: a seed, a snapshot. */
export async function readLargeJson(c: Context, maxBytes: number): Promise<unknown> {
  return parseJson(decode(await readBytes(c.req.raw, maxBytes), ""));
}

/** Reads no more than the limit, whatever the length header claims. */
export async function readBytes(request: Request, maxBytes = MAX_BYTES): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, parameters: string): string {
  const charset = /charset="?([\w-]+)/i.exec(parameters)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw malformed(`Unexpected body, expected text in ${charset}`);
  }
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed("Unexpected body, expected JSON");
  }
  if (/__proto__|\\u|constructor|prototype/.test(text)) refusePrototypeKeys(value);
  return value;
}

/** A repeated field is a list, as clerk-js sends it. */
function formFields(text: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const key = name.replace(/\[\]$/, "");
    if (PROTOTYPE_KEYS.has(key)) throw prototypeKey(key);
    const held = fields.get(key);
    fields.set(key, held === undefined ? value : [held, value].flat());
  }
  return Object.fromEntries(fields);
}

const PROTOTYPE_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Walks with its own stack: a body nested a million deep must not overflow ours. */
function refusePrototypeKeys(root: unknown): void {
  const rest = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (PROTOTYPE_KEYS.has(key)) throw prototypeKey(key);
      rest.push(child);
    }
  }
}

function prototypeKey(key: string): ApiError {
  return malformed(`Unexpected key ${key}, expected none that names an object's prototype`);
}

function malformed(message: string): ApiError {
  return apiError(400, "request_body_invalid", "Request body invalid", message);
}

function tooLarge(maxBytes: number): ApiError {
  const message = `Unexpected body of more than ${maxBytes} bytes, expected less`;
  return apiError(413, "request_body_too_large", "Request body too large", message);
}
