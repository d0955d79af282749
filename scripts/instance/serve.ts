import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { startFront, type Front } from "./front/front.ts";
import type { Instance } from "./instance.ts";
import { listen, stop } from "./listen.ts";

export interface ServeOptions {
  port?: number | undefined;
  host?: string | undefined;
  /** Also answer at Clerk's own host names, with certificates kept in this folder. */
  certificateFolder?: string | undefined;
}

export interface Served {
  /** The plain way in: the page at `/`, the Frontend API under `/v1`, the control API. */
  url: string;
  /** What `apiUrl` or CLERK_API_URL is set to. */
  backend: string;
  frontend: string;
  /** The way in at Clerk's own host names, when it was asked for. */
  front?: Front;
  close(): Promise<void>;
}

export async function serve(instance: Instance, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = "127.0.0.1", certificateFolder } = options;
  const listener = getRequestListener(createApp(instance, { hosts: [host] }).fetch);
  const server = createServer((request, response) => void listener(request, response));
  const url = `http://${host}:${await listen(server, port, host)}`;
  const front =
    certificateFolder === undefined
      ? undefined
      : await startFront(instance.keys.host, certificateFolder, (request, response) => {
          void listener(request, response);
        });
  return {
    url,
    backend: `${url}/bapi`,
    frontend: url,
    ...(front ? { front } : {}),
    close: async () => {
      await Promise.all([stop(server), front?.close()]);
    },
  };
}
