#!/usr/bin/env node
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const help = `Sends Clerk webhook events, signed as Clerk signs them, to an endpoint you own.

  node webhook.mjs check URL         send what an endpoint must accept and what it must refuse
  node webhook.mjs send TYPE URL     send one event and print the answer

  --id ID          id of the user, organization or membership (default: a new one)
  --svix-id ID     reuse one to imitate a retry (default: a new one)
  --updated-at MS  data.updated_at, to imitate an event that arrives late (default: now)
  --data FILE      use this JSON as data
  --env-file FILE  where CLERK_WEBHOOK_SIGNING_SECRET stands
                   (default: the environment, then .env.local, then .env)
  --json           print one JSON object
  --help           print this

check creates and deletes one user in the endpoint's database: point it at development.
Exit 0: as expected. 1: the endpoint answered wrongly. 2: wrong usage, or no answer.`;

class UsageError extends Error {}

const options = {
  id: { type: "string" },
  "svix-id": { type: "string" },
  "updated-at": { type: "string" },
  data: { type: "string" },
  "env-file": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
};

async function main() {
  const { values, positionals } = parse();
  if (values.help) return console.log(help);
  const [command, ...rest] = positionals;
  if (command === "check" && rest.length === 1) return check(rest[0], values);
  if (command === "send" && rest.length === 2) return send(rest[0], rest[1], values);
  throw new UsageError(`expected: check URL, or send TYPE URL\n\n${help}`);
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function send(type, url, values) {
  const body = JSON.stringify(envelope(type, dataFor(type, values)));
  const headers = sign(body, readSecret(values["env-file"]), { id: values["svix-id"] });
  const status = await post(url, body, headers);
  const ok = status >= 200 && status < 300;
  const sent = { type, id: JSON.parse(body).data.id, svixId: headers["svix-id"], status, ok };
  console.log(values.json ? JSON.stringify(sent) : `${status} ${type} ${sent.id} ${sent.svixId}`);
  process.exitCode = ok ? 0 : 1;
}

async function check(url, values) {
  const secret = readSecret(values["env-file"]);
  const id = values.id ?? newId("user");
  const body = JSON.stringify(envelope("user.created", userData(id)));
  const goodbye = JSON.stringify(envelope("user.deleted", deleted("user", id)));
  const signed = sign(body, secret);
  const rows = [
    ["signed event", "2xx", body, signed],
    ["same event again (a retry)", "2xx", body, signed],
    ["same JSON, spaced and escaped otherwise", "2xx", ...signedAs(respell(body), secret)],
    ["body changed after signing", "4xx", body.replace("Ada", "Eve"), sign(body, secret)],
    ["signed with another secret", "4xx", body, sign(body, newSecret())],
    ["signed six minutes ago", "4xx", body, sign(body, secret, { age: 360 })],
    ["no signature headers", "4xx", body, { "content-type": "application/json" }],
    ["user.deleted", "2xx", ...signedAs(goodbye, secret)],
    ["late user.updated of the deleted user", "2xx", ...signedAs(late(id), secret)],
  ];
  const results = [];
  for (const [name, expected, text, headers] of rows) {
    const status = await post(url, text, headers);
    results.push({ name, expected, status, ok: `${Math.floor(status / 100)}xx` === expected });
  }
  report(url, results, values.json);
}

function report(url, results, asJson) {
  const wrong = results.filter((result) => !result.ok).length;
  if (asJson) console.log(JSON.stringify({ url, ok: wrong === 0, results }));
  else {
    for (const { ok, status, expected, name } of results)
      console.log(`${ok ? "ok   " : "WRONG"} ${status} (want ${expected})  ${name}`);
    console.log(wrong === 0 ? "All as expected." : `${wrong} of ${results.length} wrong.`);
  }
  process.exitCode = wrong === 0 ? 0 : 1;
}

async function post(url, body, headers) {
  try {
    const response = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    throw new UsageError(`no answer from ${url}: ${error.cause?.code ?? error.message}`);
  }
}

function signedAs(body, secret) {
  return [body, sign(body, secret)];
}

function sign(body, secret, { id = newId("msg"), age = 0 } = {}) {
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": String(timestamp),
    "svix-signature": `v1,${signature}`,
  };
}

function readSecret(file) {
  const name = "CLERK_WEBHOOK_SIGNING_SECRET";
  const files = file ? [file] : [".env.local", ".env"];
  const value =
    (!file && process.env[name]) || files.map((path) => fromFile(path, name)).find(Boolean);
  if (value?.startsWith("whsec_")) return value;
  throw new UsageError(
    value
      ? `${name} does not start with whsec_`
      : `${name} is not set (looked in the environment, ${files.join(", ")})`,
  );
}

function fromFile(path, name) {
  if (!existsSync(path)) return undefined;
  const line = readFileSync(path, "utf8").match(new RegExp(`^(?:export )?${name}=(.*)$`, "m"));
  return line?.[1].trim().replace(/^(["'])(.*)\1$/, "$2");
}

function envelope(type, data) {
  const event_attributes = { http_request: { client_ip: "127.0.0.1", user_agent: "webhook.mjs" } };
  const timestamp = Date.now();
  return { data, event_attributes, instance_id: "ins_local", object: "event", timestamp, type };
}

function dataFor(type, values) {
  if (values.data) return readJson(values.data);
  const at = Number(values["updated-at"] ?? Date.now());
  const [kind, verb] = type.split(".");
  if (kind === "organizationMembership") return membershipData(values.id ?? newId("orgmem"), at);
  const prefix = { user: "user", organization: "org" }[kind];
  if (!prefix) throw new UsageError(`no example of ${type} here: give its data with --data FILE`);
  const id = values.id ?? newId(prefix);
  if (verb === "deleted") return deleted(kind, id);
  return kind === "user" ? userData(id, at) : organizationData(id, at);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: ${error.message}`);
  }
}

function deleted(object, id) {
  return { deleted: true, id, object };
}

function userData(id, at = Date.now()) {
  const emailId = newId("idn");
  const email = {
    id: emailId,
    object: "email_address",
    email_address: `${id}+clerk_test@example.com`,
  };
  return {
    id,
    object: "user",
    first_name: "Ada",
    last_name: "O'Neil & Sons",
    primary_email_address_id: emailId,
    email_addresses: [{ ...email, linked_to: [], verification: null }],
    phone_numbers: [],
    external_accounts: [],
    public_metadata: {},
    created_at: at,
    updated_at: at,
  };
}

function organizationData(id, at = Date.now()) {
  const slug = id.toLowerCase().replaceAll("_", "-");
  return {
    id,
    object: "organization",
    name: "Acme",
    slug,
    public_metadata: {},
    created_at: at,
    updated_at: at,
  };
}

function membershipData(id, at) {
  const organization = organizationData(newId("org"), at);
  const public_user_data = { user_id: newId("user"), identifier: "ada+clerk_test@example.com" };
  const rest = { public_metadata: {}, permissions: [], created_at: at, updated_at: at };
  return {
    id,
    object: "organization_membership",
    role: "org:member",
    organization,
    public_user_data,
    ...rest,
  };
}

function late(id) {
  return JSON.stringify(envelope("user.updated", userData(id, Date.now() - 60_000)));
}

/** The same JSON as other bytes: an endpoint that parses and stringifies first cannot verify it. */
function respell(body) {
  return JSON.stringify(JSON.parse(body), null, 1).replaceAll("&", "\\u0026");
}

function newId(prefix) {
  return `${prefix}_${randomBytes(14).toString("hex")}`;
}

function newSecret() {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
