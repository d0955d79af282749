import { clerkMiddleware, getAuth } from "@clerk/express";
import { verifyWebhook } from "@clerk/express/webhooks";
import express from "express";

const app = express();

app.post("/webhooks", express.raw({ type: "application/json" }), async (request, response) => {
  try {
    const event = await verifyWebhook(request);
    response.json({ verified: event.type });
  } catch {
    response.status(400).json({ verified: null });
  }
});

app.use(clerkMiddleware());

app.get("/whoami", (request, response) => {
  const { userId } = getAuth(request);
  response.status(userId ? 200 : 401).json({ userId });
});

app.get("/machine", (request, response) => {
  const auth = getAuth(request, { acceptsToken: ["m2m_token", "api_key"] });
  response.status(auth.isAuthenticated ? 200 : 401).json(auth);
});

const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  process.stdout.write(`http://localhost:${port}\n`);
});
