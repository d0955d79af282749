import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { createClerkClient } from "@clerk/backend";
import { serve as listen } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createInstance } from "../../scripts/instance/instance.ts";
import { serve, type Served } from "../../scripts/instance/serve.ts";

const script = join(import.meta.dirname, "../../skills/clerk-enterprise-rbac/scripts/tenants.mjs");
const instance = createInstance();
let served: Served;
beforeAll(async () => {
  served = await serve(instance);
});
afterAll(() => served.close());

interface Body {
  name: string;
  organization_id?: string;
}

/** What a small app asks before it does something; each may be left out. */
interface Rules {
  own(project: Project, claims: Claims): boolean;
  mayDelete(claims: Claims): boolean;
  tenant(body: Body, claims: Claims): string | undefined;
  signedOut: 401 | 307;
}

const careful: Rules = {
  own: (project, { orgId }) => project.orgId === orgId,
  mayDelete: ({ orgRole }) => orgRole === "org:admin",
  tenant: (_, { orgId }) => orgId,
  signedOut: 401,
};

interface Claims {
  orgId: string | undefined;
  orgRole: string | undefined;
}

interface Project {
  id: string;
  orgId: string | undefined;
  name: string;
}

test("an app that keeps organizations apart passes, and nothing is left behind", async () => {
  const { code, wrong, output } = await prove(careful);
  expect(wrong).toEqual([]);
  expect(code).toBe(0);
  expect(output).not.toContain(instance.keys.secretKey);
  expect(instance.store.users.size + instance.store.organizations.size).toBe(0);
});

test.each<{ name: string; rules: Partial<Rules>; finds: string[] }>([
  {
    name: "forgets the organization",
    rules: { own: () => true },
    finds: [
      "admin of B does not see it",
      "admin of B deletes it by its id",
      "A did not get it",
      "admin of A deletes it",
    ],
  },
  {
    name: "asks for no permission",
    rules: { mayDelete: () => true },
    finds: ["member of A deletes without the permission", "admin of A deletes it"],
  },
  {
    name: "believes the body",
    rules: { tenant: ({ organization_id }, { orgId }) => organization_id ?? orgId },
    finds: ["A did not get it"],
  },
  {
    name: "redirects who is signed out",
    rules: { signedOut: 307 },
    finds: ["nobody lists"],
  },
])("an app that $name is found out", async ({ rules, finds }) => {
  const { code, wrong } = await prove({ ...careful, ...rules });
  expect(wrong).toEqual(finds);
  expect(code).toBe(1);
});

test("it refuses the key of a production instance", async () => {
  const { code, output } = await run("http://localhost:9", `sk_live_${"x".repeat(40)}`);
  expect(code).toBe(2);
  expect(output).toContain("not a development key");
});

async function prove(rules: Rules) {
  const { code, output } = await run(await start(rules), instance.keys.secretKey);
  const { results }: { results: { name: string; ok: boolean }[] } = JSON.parse(output);
  return { code, output, wrong: results.filter(({ ok }) => !ok).map(({ name }) => name) };
}

async function start(rules: Rules): Promise<string> {
  const projects = new Map<string, Project>();
  let made = 0;
  const app = new Hono<{ Variables: { claims: Claims } }>()
    .use(async (c, next) => {
      const claims = await claimsOf(c.req.raw);
      if (!claims) return c.body(null, rules.signedOut);
      if (!claims.orgId) return c.body(null, 403);
      c.set("claims", claims);
      return next();
    })
    .get("/", (c) => c.json([...projects.values()].filter((one) => rules.own(one, c.var.claims))))
    .post("/", async (c) => {
      const body: Body = await c.req.json();
      const id = `project${++made}`;
      projects.set(id, { id, name: body.name, orgId: rules.tenant(body, c.var.claims) });
      return c.json({ id }, 201);
    })
    .delete("/:id", (c) => {
      if (!rules.mayDelete(c.var.claims)) return c.body(null, 403);
      const project = projects.get(c.req.param("id"));
      if (!project || !rules.own(project, c.var.claims)) return c.body(null, 404);
      projects.delete(project.id);
      return c.body(null, 204);
    });
  return new Promise((resolve) => {
    const server = listen({ fetch: app.fetch, port: 0 }, ({ port }) =>
      resolve(`http://localhost:${port}`),
    );
    onTestFinished(() => void server.close());
  });
}

async function claimsOf(request: Request): Promise<Claims | undefined> {
  const { publishableKey, secretKey, signing } = instance.keys;
  const { publicPem: jwtKey } = await signing.current();
  const clerk = createClerkClient({
    publishableKey,
    secretKey,
    jwtKey,
    telemetry: { disabled: true },
  });
  const auth = (await clerk.authenticateRequest(request)).toAuth();
  return auth?.isAuthenticated ? auth : undefined;
}

async function run(url: string, key: string) {
  const env = { CLERK_SECRET_KEY: key, CLERK_API_URL: served.backend };
  return promisify(execFile)(process.execPath, [script, url, "--json"], { env }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}
