import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

import { type Answer, Conversation } from "./conversation.ts";
import { events, message } from "./reply.ts";

/** A model server on loopback that says what its script tells it to. */
export interface Model {
  url: string;
  /** Every conversation it was asked to continue, in order. */
  asked: Conversation[];
  close(): void;
}

export async function startModel(script: (asked: Conversation) => Answer): Promise<Model> {
  const asked: Conversation[] = [];
  const server = createServer((request, response) => {
    answer(request, response, script, asked).catch((error: unknown) => refuse(response, error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: (asked: Conversation) => Answer,
  asked: Conversation[],
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (request.method !== "POST" || pathname !== "/v1/messages") {
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
    return;
  }
  const conversation = Conversation.parse(await json(request));
  asked.push(conversation);
  const { model, stream } = conversation;
  const said = script(conversation);
  response
    .writeHead(200, { "content-type": stream ? "text/event-stream" : "application/json" })
    .end(stream ? events(model, said) : JSON.stringify(message(model, said)));
}

/** A 400, because the client tries again after every other failure. */
function refuse(response: ServerResponse, error: unknown): void {
  const details = { type: "invalid_request_error", message: String(error) };
  response
    .writeHead(400, { "content-type": "application/json" })
    .end(JSON.stringify({ type: "error", error: details }));
}
