import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { serve as listen } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const script = join(import.meta.dirname, "../../skills/clerk-debug-bundle/scripts/bundle.mjs");
const secret = `sk_test_${"a".repeat(40)}`;
const publishable = `pk_test_${Buffer.from("some-app-1.clerk.accounts.dev$").toString("base64")}`;
const now = Math.floor(Date.now() / 1000);

test("what it prints holds no secret, no token and no signature", async () => {
  const jwt = token({ exp: now + 60, email: "ada@example.com" });
  const folder = project(`CLERK_SECRET_KEY=${secret}\nCLERK_WEBHOOK_SIGNING_SECRET=whsec_abcdef\n`);
  const { output } = await run([folder, "--offline"], { CLERK_DEBUG_TOKEN: jwt });
  expect(output).toContain("sk_test_…");
  expect(output).toContain("user_ada");
  for (const hidden of ["aaaa", "abcdef", "c2lnbmF0dXJl", "ada@example.com"])
    expect(output).not.toContain(hidden);
});

test("a project with nothing wrong is said to have nothing wrong", async () => {
  const { code, todo } = await collect(`CLERK_PUBLISHABLE_KEY=${publishable}\n`);
  expect(todo).toEqual([]);
  expect(code).toBe(0);
});

test.each([
  {
    name: "a secret for the browser",
    env: `NEXT_PUBLIC_KEY_OF_CLERK_APP=${secret}\n`,
    says: /sends a secret to the browser/,
  },
  { name: "keys of test and live", env: "CLERK_SECRET_KEY=sk_live_x\n", says: /the other of live/ },
  {
    name: "two values for one name",
    env: `CLERK_PUBLISHABLE_KEY=${publishable}\nCLERK_PUBLISHABLE_KEY=pk_test_other\n`,
    says: /CLERK_PUBLISHABLE_KEY: another value/,
  },
])("it finds $name", async ({ env, says }) => {
  const { code, todo } = await collect(`CLERK_PUBLISHABLE_KEY=${publishable}\n${env}`);
  expect(todo).toEqual([expect.stringMatching(says)]);
  expect(code).toBe(1);
});

test.each([
  { name: "expired", claims: { exp: now - 100 }, says: /expired 1\d\d s ago/ },
  { name: "pending", claims: { sts: "pending" }, says: /session is pending/ },
  { name: "of another instance", claims: { iss: "https://other.dev" }, says: /another instance/ },
])("it finds a token that is $name", async ({ claims, says }) => {
  const env = { CLERK_DEBUG_TOKEN: token(claims) };
  const { todo } = await collect(`CLERK_PUBLISHABLE_KEY=${publishable}\n`, env);
  expect(todo).toEqual([expect.stringMatching(says)]);
});

test("it repeats the app's reason for refusing the token", async () => {
  const headers = { "x-clerk-auth-reason": "token-invalid-signature" };
  const url = await serve((request) =>
    request.headers.has("authorization")
      ? new Response(null, { status: 401, headers })
      : new Response(null, { status: 307, headers: { location: "/sign-in?redirect_url=secret" } }),
  );
  const env = { CLERK_DEBUG_TOKEN: token({}) };
  const { todo, output } = await collect(`CLERK_PUBLISHABLE_KEY=${publishable}\n`, env, url);
  expect(todo).toEqual(["the app refuses the token: token-invalid-signature"]);
  expect(output).not.toContain("redirect_url");
});

function token(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const iss = "https://some-app-1.clerk.accounts.dev";
  const all = { sub: "user_ada", iss, iat: now, exp: now + 60, ...claims };
  return `${encode({ alg: "RS256" })}.${encode(all)}.c2lnbmF0dXJl`;
}

function project(env: string): string {
  const folder = temporaryFolder("bundle");
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, ".env"), env);
  return folder;
}

async function collect(text: string, env: NodeJS.ProcessEnv = {}, url?: string) {
  const flags = ["--offline", "--json", ...(url ? ["--url", url] : [])];
  const { code, output } = await run([project(text), ...flags], env);
  const { todo }: { todo: string[] } = JSON.parse(output);
  return { code, output, todo };
}

async function serve(answer: (request: Request) => Response): Promise<string> {
  return new Promise((resolve) => {
    const server = listen({ fetch: answer, port: 0 }, ({ port }) =>
      resolve(`http://localhost:${port}/`),
    );
    onTestFinished(() => void server.close());
  });
}

async function run(args: string[], env: NodeJS.ProcessEnv) {
  return promisify(execFile)(process.execPath, [script, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}
