import { createServer } from "node:net";
import { listen } from "../instance/listen.ts";

/** A port nobody listens on now: some of an app's environment has to name it before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, "127.0.0.1");
  await new Promise((resolve) => server.close(resolve));
  return port;
}
