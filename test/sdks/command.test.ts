import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { listen } from "../../scripts/instance/listen.ts";
import { control } from "../instance/harness/control.ts";
import { script, startApp } from "./harness/app.ts";
import { backendSdk } from "./harness/dev.ts";
import { newToken } from "./harness/session-tokens.ts";

const Printed = z.object({ env: z.record(z.string(), z.string()) });

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, "127.0.0.1");
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("`dev.ts -- COMMAND` starts an app with everything set", async () => {
  const port = await freePort();
  const command = ["--", process.execPath, ...script("test/sdks/apps/express.ts")];
  const args = [...script("scripts/dev.ts"), "--port", String(port), ...command];
  const app = await startApp({ args, env: {} });
  onTestFinished(() => app.close());
  const { body } = await control({ url: `http://127.0.0.1:${port}` }, "GET", "/");
  const clerk = backendSdk(Printed.parse(body).env);
  const { id } = await clerk.users.createUser({ firstName: "Ada" });
  const authorization = `Bearer ${await newToken(clerk, id)}`;
  const response = await fetch(`${app.url}/whoami`, { headers: { authorization } });
  expect([response.status, await response.json()]).toEqual([200, { userId: id }]);
});
