import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { verifyWebhook } from "@clerk/backend/webhooks";
import { serve as listen } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";

const script = join(import.meta.dirname, "../../skills/clerk-webhooks-events/scripts/webhook.mjs");
const secret = `whsec_${Buffer.from("a secret for this test").toString("base64")}`;

type Endpoint = (body: string, headers: Headers) => Promise<number>;

const verifying: Endpoint = async (body, headers) => {
  const request = new Request("http://localhost", { method: "POST", body, headers });
  return verifyWebhook(request, { signingSecret: secret }).then(
    () => 204,
    () => 400,
  );
};
const reserialising: Endpoint = (body, headers) =>
  verifying(JSON.stringify(JSON.parse(body)), headers);
const trusting: Endpoint = async () => 200;

test("an endpoint that verifies the raw body passes every attempt", async () => {
  const { code, wrong, output } = await check(verifying);
  expect(wrong).toEqual([]);
  expect(code).toBe(0);
  expect(output).not.toContain(secret);
});

test("an endpoint that parses the body first is found out", async () => {
  const { code, wrong } = await check(reserialising);
  expect(wrong).toEqual(["same JSON, spaced and escaped otherwise"]);
  expect(code).toBe(1);
});

test("an endpoint that verifies nothing is found out", async () => {
  const { code, wrong } = await check(trusting);
  expect(wrong).toHaveLength(4);
  expect(code).toBe(1);
});

test("without a secret it says which variable is missing", async () => {
  const { code, output } = await run(["check", "http://localhost:9"], {});
  expect(code).toBe(2);
  expect(output).toContain("CLERK_WEBHOOK_SIGNING_SECRET is not set");
});

async function check(endpoint: Endpoint) {
  const { code, output } = await run(["check", await serve(endpoint), "--json"], {
    CLERK_WEBHOOK_SIGNING_SECRET: secret,
  });
  const { results }: { results: { name: string; ok: boolean }[] } = JSON.parse(output);
  return { code, output, wrong: results.filter(({ ok }) => !ok).map(({ name }) => name) };
}

async function serve(endpoint: Endpoint): Promise<string> {
  const answer = async (request: Request) =>
    new Response(null, { status: await endpoint(await request.text(), request.headers) });
  return new Promise((resolve) => {
    const server = listen({ fetch: answer, port: 0 }, ({ port }) =>
      resolve(`http://localhost:${port}/`),
    );
    onTestFinished(() => void server.close());
  });
}

async function run(args: string[], env: NodeJS.ProcessEnv) {
  const options = { env, cwd: import.meta.dirname };
  return promisify(execFile)(process.execPath, [script, ...args], options).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}
