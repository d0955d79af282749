import { once } from "node:events";
import { createServer } from "node:http";
import { verifyWebhook, type WebhookEvent } from "@clerk/backend/webhooks";
import { listen, stop } from "../../../scripts/instance/listen.ts";

export interface Received {
  id: string;
  headers: Headers;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests are answered with, in order; 200 once they are used up. */
  answers: { status: number; headers?: Record<string, string>; body?: string }[];
  /** Resolves when this many have come in all. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

/** An app's webhook route, bare. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Receiver["answers"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = new Headers(request.headers as Record<string, string>);
      const body = Buffer.concat(chunks).toString();
      received.push({ id: headers.get("svix-id") ?? "", headers, body });
      const answer = answers.shift() ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).end(answer.body ?? "ok");
      server.emit("received");
    });
  });
  const port = await listen(server, 0, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${port}/api/webhooks`,
    received,
    answers,
    count: async (wanted) => {
      while (received.length < wanted) await once(server, "received");
    },
    close: () => stop(server),
  };
}

/** Through the SDK, as an app does it. */
export function verify({ headers, body }: Received, signingSecret: string): Promise<WebhookEvent> {
  const request = new Request("http://localhost/api/webhooks", { method: "POST", headers, body });
  return verifyWebhook(request, { signingSecret });
}
