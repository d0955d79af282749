import { setTimeout as pause } from "node:timers/promises";

export interface Outgoing {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: RequestInit["body"] | undefined;
}

const TRIES = 5;

/** Sends a request; one that comes too soon is sent again when the target says it may come. */
export async function forward(outgoing: Outgoing, tries = TRIES): Promise<Response> {
  const { url, method, headers, body } = outgoing;
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  if (response.status !== 429 || tries <= 1) return response;
  await pause(Number(response.headers.get("retry-after") ?? 1) * 1000);
  return forward(outgoing, tries - 1);
}
