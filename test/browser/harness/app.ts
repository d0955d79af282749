import { createServer } from "node:http";
import { createClerkClient } from "@clerk/backend";
import { listen, stop } from "../../../scripts/instance/listen.ts";
import type { Site } from "./visit.ts";

export interface App {
  url: string;
  close(): Promise<void>;
}

/** An app's server: the real SDK decides, and a page says what it decided. */
export async function startApp({ instance, served }: Site): Promise<App> {
  const { secretKey, publishableKey, signing } = instance.keys;
  const { publicPem } = await signing.current();
  const clerk = createClerkClient({ secretKey, publishableKey, apiUrl: served.backend });
  const server = createServer((request, response) => {
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([k, v]) =>
        typeof v === "string" ? [[k, v] as [string, string]] : [],
      ),
    );
    const asked = new Request(`http://${request.headers.host}${request.url}`, { headers });
    void clerk.authenticateRequest(asked, { jwtKey: publicPem }).then((state) => {
      for (const [name, value] of state.headers) response.appendHeader(name, value);
      if (state.headers.has("location")) return response.writeHead(307).end();
      const auth = state.toAuth();
      response.setHeader("content-type", "text/plain");
      return response.end(auth && "userId" in auth ? `user: ${auth.userId}` : state.status);
    });
  });
  const port = await listen(server, 0, "127.0.0.1");
  return { url: `http://localhost:${port}/`, close: () => stop(server) };
}
