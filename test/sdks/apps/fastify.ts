import { clerkPlugin, getAuth } from "@clerk/fastify";
import { verifyWebhook } from "@clerk/fastify/webhooks";
import fastify from "fastify";

const app = fastify();

await app.register(clerkPlugin);

app.post("/webhooks", async (request, reply) => {
  try {
    const event = await verifyWebhook(request);
    return { verified: event.type };
  } catch {
    return reply.code(400).send({ verified: null });
  }
});

app.get("/whoami", (request, reply) => {
  const { userId } = getAuth(request);
  return reply.code(userId ? 200 : 401).send({ userId });
});

app.get("/machine", (request, reply) => {
  const auth = getAuth(request, { acceptsToken: ["m2m_token", "api_key"] });
  return reply.code(auth.isAuthenticated ? 200 : 401).send(auth);
});

const url = await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${url.replace("127.0.0.1", "localhost")}\n`);
