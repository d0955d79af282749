#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const help = `Collects what a person who helps with Clerk asks for first, without any secret.

  node bundle.mjs [FOLDER]

Versions, the proxy file, which variables are set, whether the keys belong together, clock,
connectivity, and with --url what the app answers. Changes nothing. The output holds no key,
no token and no signature; user and session IDs stay readable, so look before you publish it.

  --url URL    also ask a running app: without credentials, and with CLERK_DEBUG_TOKEN if set
  --offline    ask nobody but --url
  --json       print one JSON object
  --help       print this

CLERK_DEBUG_TOKEN in the environment is a session token to look into (await
Clerk.session.getToken() in the browser's console; it lives 60 seconds).
CLERK_API_URL points at another Backend API.
Exit 0: nothing suspicious. 1: something is. 2: wrong usage.`;

class UsageError extends Error {}

const options = {
  url: { type: "string" },
  offline: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean" },
};

const envFiles = [
  ".env.local",
  ".env.development.local",
  ".env.development",
  ".env.production",
  ".env",
  ".dev.vars",
];
const authHeaders = ["x-clerk-auth-status", "x-clerk-auth-reason", "x-clerk-auth-message"];
/** Claims Clerk itself sets; of others only the name is shown, for they may hold anything. */
const ownClaims =
  /^(?:iss|sub|sid|azp|iat|nbf|exp|jti|fva|v|sts|o|pla|fea|org_id|org_role|org_slug|act)$/;
const clockSlack = 5;

async function main() {
  const { values, positionals } = parse();
  if (values.help) return console.log(help);
  if (positionals.length > 1) throw new UsageError(`expected one folder\n\n${help}`);
  const folder = resolve(positionals[0] ?? ".");
  const env = readEnv(folder);
  const keys = readKeys(env);
  const facts = {
    system: { node: process.version, platform: `${process.platform} ${process.arch}` },
    packages: packages(folder),
    proxy: proxyFile(folder),
    variables: variables(env),
    keys: { publishable: keys.host ? `${keys.kinds[0]}, ${keys.host}` : null, kinds: keys.kinds },
    network: values.offline ? null : await network(keys),
    token: token(process.env.CLERK_DEBUG_TOKEN),
    app: values.url ? await app(values.url, process.env.CLERK_DEBUG_TOKEN) : null,
  };
  report({ ...facts, todo: [...faults(facts)] }, values.json);
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function packages(folder) {
  const manifest = readJson(join(folder, "package.json"));
  if (!manifest) throw new UsageError(`no readable package.json in ${folder}`);
  const names = Object.keys({ ...manifest.devDependencies, ...manifest.dependencies });
  const ours = names.filter((name) => /^(?:@clerk\/.*|next|react|svix)$/.test(name)).sort();
  const found = ours.map((name) => [name, versionIn(folder, name)]);
  return { ...Object.fromEntries(found), "@clerk/shared": sharedVersions(folder, ours) };
}

function versionIn(folder, name) {
  for (let at = folder; ; at = join(at, "..")) {
    const version = readJson(join(at, "node_modules", name, "package.json"))?.version;
    if (version || at === join(at, "..")) return version ?? null;
  }
}

/** More than one is a second React context, or a second cache of keys. */
function sharedVersions(folder, names) {
  const places = names.filter((name) => name.startsWith("@clerk/"));
  const nested = places.map((name) =>
    readJson(join(folder, "node_modules", name, "node_modules/@clerk/shared/package.json")),
  );
  const all = [versionIn(folder, "@clerk/shared"), ...nested.map((one) => one?.version)];
  return [...new Set(all.filter(Boolean))];
}

function proxyFile(folder) {
  const found = [".", "src"].flatMap((place) =>
    ["proxy", "middleware"].flatMap((base) =>
      ["ts", "js", "mjs"]
        .map((end) => join(place, `${base}.${end}`))
        .filter((file) => existsSync(join(folder, file))),
    ),
  );
  return found.map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const words = ["clerkMiddleware", "createRouteMatcher", "authorizedParties", "jwtKey"];
    return { file, mentions: words.filter((word) => text.includes(word)) };
  });
}

function readEnv(folder) {
  const found = [];
  for (const [name, value] of Object.entries(process.env))
    if (isOurs(name)) found.push({ name, value, from: "environment" });
  for (const from of envFiles.filter((file) => existsSync(join(folder, file))))
    for (const [, name, value] of readFileSync(join(folder, from), "utf8").matchAll(
      /^(?:export )?(\w+)=(.*)$/gm,
    ))
      if (isOurs(name))
        found.push({ name, value: value.trim().replace(/^(["'])(.*)\1$/, "$2"), from });
  return found;
}

function isOurs(name) {
  return name.includes("CLERK_") && name !== "CLERK_DEBUG_TOKEN";
}

function variables(env) {
  return env.map(({ name, value, from }) => {
    const first = env.find((other) => other.name === name);
    const differs = first.value === value ? "" : ` (differs from ${first.from})`;
    return { name, from, is: kindOf(value) + differs };
  });
}

/** What a value is, never what it says. */
function kindOf(value) {
  const prefix = value.match(/^(?:[ps]k_(?:test|live)|whsec|ak|mt|oat|sk)_/)?.[0];
  if (prefix) return `${prefix}…`;
  if (value === "") return "empty";
  if (/^\/[\w/-]*$/.test(value) || /^https?:\/\/[\w.:-]+\/?$/.test(value)) return value;
  return `${value.length} characters`;
}

function readKeys(env) {
  const first = (pattern) => env.find(({ value }) => pattern.test(value))?.value ?? "";
  const [publishable, secret] = [first(/^pk_(?:test|live)_/), first(/^sk_(?:test|live)_/)];
  const kinds = [publishable, secret].filter(Boolean).map((key) => key.split("_")[1]);
  return { secret, kinds, host: hostOf(publishable) };
}

function hostOf(publishable) {
  const host = Buffer.from(publishable.split("_")[2] ?? "", "base64").toString();
  return /^[\w.-]+\.[a-z]+\$$/.test(host) ? host.slice(0, -1) : null;
}

async function network({ secret, host }) {
  const api = process.env.CLERK_API_URL ?? "https://api.clerk.com";
  const frontend = host ? await ask(`https://${host}/.well-known/jwks.json`) : null;
  const backend = await ask(`${api}/v1/jwks`, secret ? { authorization: `Bearer ${secret}` } : {});
  const [ours, theirs] = [backend.kids, frontend?.kids];
  const together = ours && theirs ? ours.some((kid) => theirs.includes(kid)) : null;
  return { frontend: shown(frontend), backend: shown(backend), keysBelongTogether: together };
}

function shown(answer) {
  if (!answer) return null;
  const { status, milliseconds, clockBehind, error } = answer;
  return error ? { error } : { status, milliseconds, clockBehind };
}

async function ask(url, headers = {}) {
  const from = Date.now();
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    const date = Date.parse(response.headers.get("date") ?? "");
    const kids = response.ok ? parseJson(text)?.keys?.map(({ kid }) => kid) : undefined;
    const clockBehind = Number.isNaN(date) ? null : Math.round((date - Date.now()) / 1000);
    return { status: response.status, milliseconds: Date.now() - from, clockBehind, kids };
  } catch (error) {
    return { error: String(error.cause?.code ?? error.name) };
  }
}

/** Header and payload; the signature is what makes a token a password. */
function token(jwt) {
  if (!jwt) return null;
  const [header, payload] = jwt.split(".").slice(0, 2).map(decode);
  if (!header || !payload) return { error: "not a JWT" };
  const entries = Object.entries(payload);
  const claims = Object.fromEntries(entries.filter(([name]) => ownClaims.test(name)));
  const customClaims = entries.map(([name]) => name).filter((name) => !ownClaims.test(name));
  const secondsLeft = Math.round(payload.exp - Date.now() / 1000);
  return { header, claims, customClaims, secondsLeft, bytes: jwt.length };
}

function decode(part) {
  return parseJson(Buffer.from(part, "base64url").toString());
}

async function app(url, jwt) {
  const answers = { withoutCredentials: await probe(url, {}) };
  if (jwt) answers.withToken = await probe(url, { authorization: `Bearer ${jwt}` });
  return answers;
}

async function probe(url, headers) {
  try {
    const response = await fetch(url, { headers, redirect: "manual" });
    await response.arrayBuffer();
    const found = authHeaders.map((name) => [name, response.headers.get(name)]);
    const location = response.headers.get("location")?.split("?")[0];
    const shownHeaders = Object.fromEntries(found.filter(([, value]) => value));
    return { status: response.status, ...(location ? { location } : {}), ...shownHeaders };
  } catch (error) {
    throw new UsageError(`no answer from ${url}: ${error.cause?.code ?? error.message}`);
  }
}

function* faults({ packages, proxy, variables, keys, network, token, app }) {
  for (const [name, version] of Object.entries(packages))
    if (version === null) yield `${name} is in package.json but not installed`;
  if (packages["@clerk/shared"].length > 1)
    yield `${packages["@clerk/shared"].length} versions of @clerk/shared: ${packages["@clerk/shared"].join(", ")}`;
  if (
    packages["@clerk/nextjs"] &&
    !proxy.some(({ mentions }) => mentions.includes("clerkMiddleware"))
  )
    yield "no proxy or middleware file calls clerkMiddleware()";
  if (proxy.length > 1) yield `several: ${proxy.map(({ file }) => file).join(", ")}`;
  for (const { name, from, is } of variables)
    if (/PUBLIC_|VITE_/.test(name) && /^(?:sk|whsec)/.test(is))
      yield `${name} (${from}) sends a secret to the browser: rename it and rotate the secret`;
  for (const { name, from, is } of variables)
    if (is.includes("(differs from")) yield `${name}: another value in ${from}; which one counts?`;
  yield* keyFaults(keys, network);
  if (token) yield* tokenFaults(token, keys);
  if (app?.withoutCredentials.status >= 500)
    yield `the app answers ${app.withoutCredentials.status}`;
  if (app?.withToken?.["x-clerk-auth-reason"])
    yield `the app refuses the token: ${app.withToken["x-clerk-auth-reason"]}`;
}

function* keyFaults({ kinds, publishable }, network) {
  if (!publishable) yield "no publishable key that decodes to a host";
  if (new Set(kinds).size > 1) yield "one key is of test, the other of live";
  if (!network) return;
  if (network.keysBelongTogether === false) yield "the keys are of different instances";
  for (const [side, answer] of Object.entries({
    "Frontend API": network.frontend,
    "Backend API": network.backend,
  })) {
    if (answer?.error) yield `the ${side} cannot be reached: ${answer.error}`;
    else if (answer && answer.status !== 200) yield `the ${side} answers ${answer.status}`;
    if (Math.abs(answer?.clockBehind ?? 0) > clockSlack)
      yield `this machine's clock differs by ${answer.clockBehind} s from the ${side}'s`;
  }
}

function* tokenFaults({ error, claims, secondsLeft, bytes }, { publishable }) {
  if (error) return yield `CLERK_DEBUG_TOKEN is ${error}`;
  if (secondsLeft < 0) yield `the token expired ${-secondsLeft} s ago`;
  if (claims.sts === "pending") yield "the session is pending: a task is open, so userId is null";
  if (publishable && claims.iss && !publishable.endsWith(claims.iss.replace("https://", "")))
    yield `the token is of another instance: ${claims.iss}`;
  if (bytes > 4000) yield `the token has ${bytes} bytes: a cookie holds 4096`;
}

function report(facts, isJson) {
  const ok = facts.todo.length === 0;
  process.exitCode = ok ? 0 : 1;
  const text = isJson
    ? JSON.stringify({ ok, ...facts })
    : [...lines(facts), ...verdict(facts)].join("\n");
  console.log(redact(text));
}

function* lines({ todo: _todo, ...facts }) {
  for (const [name, value] of Object.entries(facts)) {
    if (value === null) continue;
    const rows = Array.isArray(value)
      ? value.map((row) => Object.values(row).join("  "))
      : Object.entries(value).map(
          ([key, one]) => `${key}  ${typeof one === "string" ? one : JSON.stringify(one)}`,
        );
    yield name;
    for (const row of rows) yield `  ${row}`;
  }
}

function verdict({ todo }) {
  return todo.length ? todo.map((line) => `TODO  ${line}`) : ["Nothing suspicious."];
}

/** The last line of defence: whatever got this far and looks like a secret or a whole token. */
function redact(text) {
  return text
    .replace(/\b((?:sk_(?:test|live)|whsec|ak|mt|oat)_)[\w+/=.-]{4,}/g, "$1[redacted]")
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "[redacted token]");
}

function readJson(path) {
  return existsSync(path) ? parseJson(readFileSync(path, "utf8")) : undefined;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
