import { createServer, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { environment, type Addresses } from "./env.ts";
import { startFront } from "./front/front.ts";
import type { Instance } from "./instance.ts";
import { listen, stop } from "./listen.ts";
import { atPlainUrl } from "./origins.ts";
import { startCourier, type Courier, type CourierOptions } from "./webhooks/courier.ts";

export interface ServeOptions {
  port?: number | undefined;
  host?: string | undefined;
  /** Also answer at Clerk's own host names, with certificates kept in this folder. */
  certificateFolder?: string | undefined;
  webhooks?: CourierOptions | undefined;
}

export interface Served extends Addresses {
  /** The plain way in: the page at `/`, the Frontend API under `/v1`, the control API. */
  url: string;
  webhooks: Courier;
  close(): Promise<void>;
}

export async function serve(instance: Instance, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = "127.0.0.1", certificateFolder } = options;
  const env = () => environment(instance, ways);
  const listener = (seen: Instance): RequestListener => {
    const listen = getRequestListener(createApp(seen, { hosts: [host], env }).fetch);
    return (request, response) => void listen(request, response);
  };
  const server = createServer();
  const url = `http://${host}:${await listen(server, port, host)}`;
  server.on("request", listener(atPlainUrl(instance, url)));
  const front =
    certificateFolder === undefined
      ? undefined
      : await startFront(instance.keys.host, certificateFolder, listener(instance));
  const ways = { backend: `${url}/bapi`, frontend: url, ...(front ? { front } : {}) };
  const webhooks = startCourier(instance, options.webhooks);
  return {
    url,
    ...ways,
    webhooks,
    close: async () => {
      webhooks.stop();
      await Promise.all([stop(server), front?.close()]);
    },
  };
}
