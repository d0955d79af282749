#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const help = `Says what a project is, and what of Clerk in it is missing, misplaced or superseded.

  node inspect.mjs [FOLDER]

Reads package.json, lock files, the proxy file and .env files. Changes nothing, and prints
no key. Keys in the environment count like those in files.

  --online   also ask whether both keys belong to one instance
  --json     print one JSON object
  --help     print this

CLERK_API_URL in the environment points at another Backend API.
Exit 0: nothing to do. 1: something to do. 2: wrong usage.`;

class UsageError extends Error {}

const options = {
  online: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean" },
};

/** In this order: a Next.js project may also depend on express. */
const frameworks = [
  { name: "next", when: "next", sdk: "@clerk/nextjs", prefix: "NEXT_PUBLIC_", major: 7 },
  {
    name: "nuxt",
    when: "nuxt",
    sdk: "@clerk/nuxt",
    prefix: "NUXT_PUBLIC_",
    secret: "NUXT_CLERK_SECRET_KEY",
  },
  { name: "astro", when: "astro", sdk: "@clerk/astro", prefix: "PUBLIC_" },
  {
    name: "tanstack-start",
    when: "@tanstack/react-start",
    sdk: "@clerk/tanstack-react-start",
    prefix: "VITE_",
  },
  { name: "react-router", when: "@react-router/dev", sdk: "@clerk/react-router", prefix: "VITE_" },
  { name: "expo", when: "expo", sdk: "@clerk/expo", prefix: "EXPO_PUBLIC_", secret: null },
  { name: "express", when: "express", sdk: "@clerk/express", prefix: "" },
  { name: "fastify", when: "fastify", sdk: "@clerk/fastify", prefix: "" },
  { name: "hono", when: "hono", sdk: "@clerk/hono", prefix: "" },
  { name: "vue", when: "vue", sdk: "@clerk/vue", prefix: "VITE_", secret: null },
  { name: "react", when: "react", sdk: "@clerk/react", prefix: "VITE_", secret: null },
];

const superseded = {
  "@clerk/clerk-react": "@clerk/react",
  "@clerk/clerk-expo": "@clerk/expo",
  "@clerk/clerk-sdk-node": "@clerk/express or @clerk/backend",
  "@clerk/remix": "@clerk/react-router",
  "@clerk/themes": "@clerk/ui/themes",
  "@clerk/types": "@clerk/shared/types, or the types of your SDK",
  "@clerk/elements": "the hooks useSignIn and useSignUp",
  "@hono/clerk-auth": "@clerk/hono",
  "gatsby-plugin-clerk": "@clerk/react",
};

const locks = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

const readByNobody = /^(?:NEXT_PUBLIC_)?CLERK_(?:WEBHOOK_SECRET|AFTER_SIGN_(?:IN|UP|OUT)_URL)$/;

async function main() {
  const { values, positionals } = parse();
  if (values.help) return console.log(help);
  if (positionals.length > 1) throw new UsageError(`expected one folder\n\n${help}`);
  const project = read(resolve(positionals[0] ?? "."));
  const todo = [
    ...packageFaults(project),
    ...proxyFaults(project),
    ...keyFaults(project),
    ...(values.online ? await onlineFaults(project) : []),
  ];
  report(project, todo, values.json);
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function read(folder) {
  const manifest = readManifest(join(folder, "package.json"));
  const dependencies = { ...manifest.devDependencies, ...manifest.dependencies };
  const framework = frameworks.find(({ when }) => when in dependencies);
  const named = manifest.packageManager?.split("@")[0];
  const lock = upwards(folder).flatMap((place) =>
    locks.filter(([file]) => existsSync(join(place, file))),
  )[0];
  const manager = named ?? lock?.[1] ?? "npm";
  return { folder, dependencies, framework, manager, env: readEnv(folder) };
}

function readManifest(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path}: ${error.message}`);
  }
}

/** First file wins, the environment before all; where each name stands is kept beside it. */
function readEnv(folder) {
  const env = new Map();
  const add = (name, value, from) => env.has(name) || env.set(name, { value, from });
  for (const [name, value] of Object.entries(process.env))
    if (name.includes("CLERK_")) add(name, value, "the environment");
  for (const file of [
    ".env.local",
    ".env.development.local",
    ".env.development",
    ".env",
    ".dev.vars",
  ]) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const lines = readFileSync(path, "utf8").matchAll(/^(?:export )?(\w*CLERK_\w+)=(.*)$/gm);
    for (const [, name, value] of lines)
      add(name, value.trim().replace(/^(["'])(.*)\1$/, "$2"), file);
  }
  return env;
}

function* packageFaults({ folder, dependencies, framework, manager }) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    yield `Node.js ${process.versions.node}: Clerk needs 20.9 or newer`;
  for (const [old, current] of Object.entries(superseded))
    if (old in dependencies) yield `${old} is superseded: use ${current}`;
  if (!framework)
    return yield "No framework found that Clerk has an SDK for: @clerk/backend verifies requests anywhere";
  const { sdk, major: current } = framework;
  if (!(sdk in dependencies))
    return yield `${sdk} is missing: ${manager} ${manager === "npm" ? "install" : "add"} ${sdk}`;
  const version = installed(folder, sdk);
  if (!version) yield `${sdk} is in package.json but not installed: ${manager} install`;
  else if (current && Number.parseInt(version) < current)
    yield `${sdk} ${version} is not the current major, ${current}: npx @clerk/upgrade`;
}

function installed(folder, name) {
  const path = upwards(folder)
    .map((place) => join(place, "node_modules", name, "package.json"))
    .find((file) => existsSync(file));
  return path && readManifest(path).version;
}

/** A folder and those above it: a workspace has one lock file, and its packages further up. */
function upwards(folder) {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function* proxyFaults({ folder, framework }) {
  if (framework?.name !== "next") return;
  const hasSrc = existsSync(join(folder, "src/app")) || existsSync(join(folder, "src/pages"));
  const here = hasSrc ? "src" : ".";
  const there = hasSrc ? "." : "src";
  const major = Number.parseInt(installed(folder, "next") ?? "16");
  const wanted = major >= 16 ? "proxy" : "middleware";
  const found = (place, base) =>
    ["ts", "js", "tsx", "mjs"]
      .map((end) => join(place, `${base}.${end}`))
      .find((file) => existsSync(join(folder, file)));
  const right = found(here, wanted);
  for (const base of ["proxy", "middleware"]) {
    const stray = found(there, base);
    if (stray) yield `${stray} is never run: it belongs beside app/, at ${join(here, wanted)}.ts`;
  }
  const other = found(here, wanted === "proxy" ? "middleware" : "proxy");
  if (other && right) yield `${other} beside ${right}: Next.js ${major} takes ${wanted}.ts only`;
  else if (other) yield `${other} should be ${join(here, wanted)}.ts in Next.js ${major}`;
  else if (!right) yield `${join(here, wanted)}.ts is missing`;
  if (right && !readFileSync(join(folder, right), "utf8").includes("clerkMiddleware"))
    yield `${right} does not call clerkMiddleware()`;
}

function* keyFaults({ folder, env, framework }) {
  for (const [name, { value, from }] of env) {
    if (readByNobody.test(name)) yield `${name} (${from}): no SDK reads it`;
    if (/PUBLIC_|VITE_/.test(name) && /^(?:sk_|whsec_)/.test(value))
      yield `${name} (${from}) holds a secret and is sent to the browser: rename it and rotate the secret`;
    if (from.startsWith(".") && value.startsWith("sk_") && !isIgnored(folder, from))
      yield `${from} holds a secret key and git does not ignore it`;
  }
  if (!framework) return;
  const { publishable, secret } = keyNames(framework);
  const kinds = [];
  for (const [name, prefix] of [
    [publishable, "pk"],
    [secret, "sk"],
  ]) {
    if (!name) continue;
    const value = env.get(name)?.value ?? "";
    if (value === "") yield `${name} is not set`;
    else if (!new RegExp(`^${prefix}_(?:test|live)_`).test(value))
      yield `${name} is no ${prefix}_test_… or ${prefix}_live_… key`;
    else kinds.push(value.split("_")[1]);
    if (prefix === "pk" && value.startsWith("pk_") && !hostOf(value))
      yield `${name} is cut off: it does not decode to a host`;
  }
  if (new Set(kinds).size > 1)
    yield `${publishable} and ${secret} are of different instances (test and live)`;
}

function keyNames({ prefix, secret = "CLERK_SECRET_KEY" }) {
  return { publishable: `${prefix}CLERK_PUBLISHABLE_KEY`, secret };
}

function hostOf(publishableKey) {
  const host = Buffer.from(publishableKey.split("_")[2] ?? "", "base64").toString();
  return /^[\w.-]+\.[a-z]+\$$/.test(host) ? host.slice(0, -1) : undefined;
}

function isIgnored(folder, file) {
  try {
    execFileSync("git", ["check-ignore", "-q", file], { cwd: folder, stdio: "ignore" });
    return true;
  } catch (error) {
    return error.status !== 1; // 1: not ignored; anything else: no git, no repository
  }
}

/** Both sides publish the instance's signing keys; one instance has one set. */
async function onlineFaults({ env, framework }) {
  if (!framework) return [];
  const { publishable, secret } = keyNames(framework);
  const host = hostOf(env.get(publishable)?.value ?? "");
  const key = secret && env.get(secret)?.value;
  if (!host || !key) return [];
  const api = process.env.CLERK_API_URL ?? "https://api.clerk.com";
  const ours = await keyIds(`${api}/v1/jwks`, { authorization: `Bearer ${key}` });
  if (!ours) return [`${secret} is refused by ${api}: revoked, or of another Clerk`];
  const theirs = await keyIds(`https://${host}/.well-known/jwks.json`, {});
  if (!theirs) return [`${publishable} leads to ${host}, which answers no keys`];
  return ours.some((id) => theirs.includes(id))
    ? []
    : [`${publishable} and ${secret} are of different instances`];
}

async function keyIds(url, headers) {
  try {
    const response = await fetch(url, { headers });
    return response.ok ? (await response.json()).keys.map(({ kid }) => kid) : undefined;
  } catch (error) {
    throw new UsageError(`no answer from ${url}: ${error.cause?.code ?? error.message}`);
  }
}

function report({ folder, dependencies, framework, manager, env }, todo, isJson) {
  const sdks = Object.keys(dependencies).filter((name) => name.startsWith("@clerk/"));
  const clerk = Object.fromEntries(sdks.map((name) => [name, installed(folder, name) ?? null]));
  const publishable = framework && env.get(keyNames(framework).publishable)?.value;
  const host = publishable ? hostOf(publishable) : undefined;
  const found = { framework: framework?.name ?? null, manager, clerk, instance: host ?? null };
  if (isJson) console.log(JSON.stringify({ ...found, ok: todo.length === 0, todo }));
  else {
    console.log(`framework  ${found.framework ?? "unknown"}\nmanager    ${manager}`);
    const list = Object.entries(clerk).map(
      ([name, version]) => `${name} ${version ?? "(not installed)"}`,
    );
    console.log(`clerk      ${list.join(", ") || "none"}\ninstance   ${host ?? "unknown"}`);
    for (const line of todo) console.log(`TODO  ${line}`);
    if (todo.length === 0) console.log("Nothing to do.");
  }
  process.exitCode = todo.length === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
