import { clerkMiddleware, getAuth } from "@clerk/hono";
import { verifyWebhook } from "@clerk/hono/webhooks";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const app = new Hono();

app.post("/webhooks", async (c) => {
  try {
    const event = await verifyWebhook(c);
    return c.json({ verified: event.type });
  } catch {
    return c.json({ verified: null }, 400);
  }
});

app.use(clerkMiddleware());

app.get("/whoami", (c) => {
  const { userId } = getAuth(c);
  return c.json({ userId }, userId ? 200 : 401);
});

app.get("/machine", (c) => {
  const auth = getAuth(c, { acceptsToken: ["m2m_token", "api_key"] });
  return c.json(auth, auth.isAuthenticated ? 200 : 401);
});

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  process.stdout.write(`http://localhost:${port}\n`);
});
