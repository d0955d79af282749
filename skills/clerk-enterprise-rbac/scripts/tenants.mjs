#!/usr/bin/env node
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const help = `Proves that one organization cannot reach another's rows, with real session tokens.

  node tenants.mjs URL

URL is a collection: GET lists, POST { "name" } creates and answers { "id" },
DELETE URL/ID deletes. org:admin may do all three, org:member may not delete.

Creates two organizations and three users in a development instance, through the
Backend API, and deletes them at the end. Refuses production keys.

  --env-file FILE  where CLERK_SECRET_KEY stands
                   (default: the environment, then .env.local, then .env)
  --json           print one JSON object
  --help           print this

CLERK_API_URL in the environment points at another Backend API.
Exit 0: isolated. 1: the app answered wrongly. 2: wrong usage, or Clerk refused.`;

class UsageError extends Error {}

const options = {
  "env-file": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
};

async function main() {
  const { values, positionals } = parse();
  if (values.help) return console.log(help);
  const [url] = positionals;
  if (!url || positionals.length > 1) throw new UsageError(`expected one URL\n\n${help}`);
  const clerk = backend(readKey(values["env-file"]));
  const made = [];
  try {
    report(url, await attempts(url.replace(/\/$/, ""), await people(clerk, made)), values.json);
  } finally {
    for (const path of made.reverse()) await clerk("DELETE", path).catch(() => undefined);
  }
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function people(clerk, made) {
  const adminOfA = await user(clerk, made);
  const adminOfB = await user(clerk, made);
  const memberOfA = await user(clerk, made);
  const a = await organization(clerk, made, adminOfA);
  const b = await organization(clerk, made, adminOfB);
  await clerk("POST", `/organizations/${a}/memberships`, {
    user_id: memberOfA,
    role: "org:member",
  });
  return {
    a,
    adminOfA: await token(clerk, adminOfA, a),
    adminOfANowhere: await token(clerk, adminOfA),
    adminOfB: await token(clerk, adminOfB, b),
    memberOfA: await token(clerk, memberOfA, a),
  };
}

async function user(clerk, made) {
  const email_address = [`tenants-${random()}+clerk_test@example.com`];
  const { id } = await clerk("POST", "/users", { email_address, password: random() + random() });
  made.push(`/users/${id}`);
  return id;
}

async function organization(clerk, made, created_by) {
  const { id } = await clerk("POST", "/organizations", { name: `Tenants ${random()}`, created_by });
  made.push(`/organizations/${id}`);
  return id;
}

async function token(clerk, user_id, active_organization_id) {
  const { id } = await clerk("POST", "/sessions", { user_id, active_organization_id });
  return (await clerk("POST", `/sessions/${id}/tokens`, {})).jwt;
}

async function attempts(url, { a, adminOfA, adminOfANowhere, adminOfB, memberOfA }) {
  const rows = [];
  const expect = (name, want, { status }, holds = true) =>
    rows.push({ name, want, status, ok: want.includes(status) && holds });
  expect("nobody lists", [401], await call("GET", url));
  const nowhere = await call("GET", url, adminOfANowhere);
  // where membership is required, such a session is pending, and pending means signed out
  expect("admin of A without an active organization lists", [403, 401], nowhere);
  const created = await call("POST", url, adminOfA, { name: "of A" });
  const id = created.body?.id;
  expect("admin of A creates in A", [201], created, Boolean(id));
  const own = await call("GET", url, adminOfA);
  expect("admin of A sees it", [200], own, own.text.includes(id));
  const other = await call("GET", url, adminOfB);
  expect("admin of B does not see it", [200], other, !other.text.includes(id));
  expect("admin of B deletes it by its id", [404], await call("DELETE", `${url}/${id}`, adminOfB));
  const planted = { name: `planted ${random()}`, organizationId: a, organization_id: a, orgId: a };
  const foreign = await call("POST", url, adminOfB, planted);
  expect("admin of B names A in the body: it lands in B", [201, 400], foreign);
  const after = await call("GET", url, adminOfA);
  expect("A did not get it", [200], after, !after.text.includes(planted.name));
  expect(
    "member of A deletes without the permission",
    [403],
    await call("DELETE", `${url}/${id}`, memberOfA),
  );
  expect("admin of A deletes it", [204, 200], await call("DELETE", `${url}/${id}`, adminOfA));
  if (foreign.body?.id) await call("DELETE", `${url}/${foreign.body.id}`, adminOfB);
  return rows;
}

async function call(method, url, bearer, body) {
  const headers = { "content-type": "application/json" };
  if (bearer) headers.authorization = `Bearer ${bearer}`;
  const request = { method, headers, redirect: "manual" };
  if (body) request.body = JSON.stringify(body);
  const response = await fetch(url, request).catch((error) => {
    throw new UsageError(`no answer from ${url}: ${error.cause?.code ?? error.message}`);
  });
  const text = await response.text();
  return { status: response.status, text, body: asJson(text) };
}

function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function report(url, results, isJson) {
  const wrong = results.filter((result) => !result.ok).length;
  if (isJson) console.log(JSON.stringify({ url, ok: wrong === 0, results }));
  else {
    for (const { ok, status, want, name } of results)
      console.log(`${ok ? "ok   " : "WRONG"} ${status} (want ${want[0]})  ${name}`);
    console.log(wrong === 0 ? "All as expected." : `${wrong} of ${results.length} wrong.`);
  }
  process.exitCode = wrong === 0 ? 0 : 1;
}

function backend(key) {
  const base = `${process.env.CLERK_API_URL ?? "https://api.clerk.com"}/v1`;
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "clerk-api-version": "2026-05-12",
  };
  return async (method, path, body) => {
    const request = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const response = await fetch(base + path, request).catch((error) => {
      throw new UsageError(`no answer from ${base}: ${error.cause?.code ?? error.message}`);
    });
    const answer = asJson(await response.text());
    if (response.ok) return answer;
    const { code, message } = answer?.errors?.[0] ?? {};
    throw new UsageError(`Clerk refused ${method} ${path}: ${response.status} ${code} ${message}`);
  };
}

function readKey(file) {
  const name = "CLERK_SECRET_KEY";
  const files = file ? [file] : [".env.local", ".env"];
  const key =
    (!file && process.env[name]) || files.map((path) => fromFile(path, name)).find(Boolean);
  if (!key) {
    throw new UsageError(`${name} is not set (looked in the environment, ${files.join(", ")})`);
  }
  if (key.startsWith("sk_test_")) return key;
  throw new UsageError(`${name} is not a development key (sk_test_…): this creates users`);
}

function fromFile(path, name) {
  if (!existsSync(path)) return undefined;
  const line = readFileSync(path, "utf8").match(new RegExp(`^(?:export )?${name}=(.*)$`, "m"));
  return line?.[1].trim().replace(/^(["'])(.*)\1$/, "$2");
}

function random() {
  return randomBytes(8).toString("hex");
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
