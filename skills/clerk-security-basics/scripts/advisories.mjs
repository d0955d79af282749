#!/usr/bin/env node
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

const help = `Reads a lock file and says which Clerk and Next.js versions in it let people past
authentication or authorization, and which version mends it.

  node advisories.mjs [FOLDER | LOCK-FILE]

Knows package-lock.json, npm-shrinkwrap.json, pnpm-lock.yaml, yarn.lock and bun.lock.
Reads that one file, asks nobody, changes nothing. Its list is of 2026-11-20, and only about
who gets in: npm audit covers everything else.

  --list   print the advisories it knows
  --json   print one JSON object
  --help   print this

Exit 0: none found. 1: at least one. 2: wrong usage, or no lock file it can read.`;

class UsageError extends Error {}

const options = {
  list: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean" },
};

const rotate = "if frontendApiProxy was on, rotate the secret key";

/** Ranges are [first affected, first mended]. */
const advisories = [
  {
    id: "CVE-2026-42349",
    about: "has() and protect() with combined conditions may say yes",
    ranges: {
      "@clerk/astro": [
        ["2.0.0", "2.17.11"],
        ["3.0.0", "3.0.18"],
      ],
      "@clerk/backend": [
        ["2.0.0", "2.33.3"],
        ["3.0.0", "3.2.14"],
      ],
      "@clerk/chrome-extension": [
        ["1.3.5", "2.9.15"],
        ["3.0.0", "3.1.15"],
      ],
      "@clerk/clerk-expo": [["2.2.11", "2.19.36"]],
      "@clerk/clerk-js": [
        ["5.22.0", "5.125.10"],
        ["6.0.0", "6.7.5"],
      ],
      "@clerk/clerk-react": [["5.9.0", "5.61.6"]],
      "@clerk/expo": [["3.0.0", "3.2.2"]],
      "@clerk/express": [
        ["0.1.0", "1.7.79"],
        ["2.0.0", "2.1.6"],
      ],
      "@clerk/fastify": [
        ["1.0.42", "2.6.31"],
        ["3.0.0", "3.1.16"],
      ],
      "@clerk/hono": [["0.0.2", "0.1.16"]],
      "@clerk/nextjs": [
        ["6.0.0", "6.39.3"],
        ["7.0.0", "7.2.4"],
      ],
      "@clerk/nuxt": [
        ["1.0.0", "1.13.29"],
        ["2.0.0", "2.2.5"],
      ],
      "@clerk/react": [["6.0.0", "6.4.3"]],
      "@clerk/react-router": [
        ["0.0.1", "2.4.13"],
        ["3.0.0", "3.1.4"],
      ],
      "@clerk/shared": [
        ["3.0.0", "3.47.5"],
        ["4.0.0", "4.8.3"],
      ],
      "@clerk/tanstack-react-start": [
        ["0.0.1", "0.29.11"],
        ["1.0.0", "1.1.4"],
      ],
      "@clerk/vue": [
        ["1.0.0", "1.17.21"],
        ["2.0.0", "2.0.16"],
      ],
    },
  },
  {
    id: "CVE-2026-41248",
    about: "protection by createRouteMatcher can be skipped",
    ranges: {
      "@clerk/nextjs": [
        ["5.0.0", "5.7.6"],
        ["6.0.0", "6.39.2"],
        ["7.0.0", "7.2.1"],
      ],
      "@clerk/nuxt": [
        ["1.1.0", "1.13.28"],
        ["2.0.0", "2.2.2"],
      ],
      "@clerk/astro": [
        ["0.0.1", "1.5.7"],
        ["2.0.0", "2.17.10"],
        ["3.0.0", "3.0.15"],
      ],
      "@clerk/shared": [
        ["2.20.17", "2.22.1"],
        ["3.0.0", "3.47.4"],
        ["4.0.0", "4.8.1"],
      ],
    },
  },
  {
    id: "CVE-2026-34076",
    about: "frontendApiProxy may send the secret key to a stranger",
    also: rotate,
    ranges: {
      "@clerk/backend": [["3.0.0", "3.2.3"]],
      "@clerk/express": [["2.0.0", "2.0.7"]],
      "@clerk/fastify": [["3.1.0", "3.1.5"]],
      "@clerk/hono": [["0.1.0", "0.1.5"]],
    },
  },
  {
    id: "clerk/javascript#8804",
    about: "a req.auth of another library is taken for Clerk's",
    ranges: { "@clerk/express": [["2.0.0", "2.1.25"]] },
  },
  {
    id: "clerk/javascript#8877",
    about: "a token without azp passes authorizedParties",
    ranges: { "@clerk/backend": [["3.0.0", "3.11.1"]] },
  },
  {
    id: "clerk/javascript#9168",
    about: "a machine token in the session cookie passes as a user",
    ranges: { "@clerk/backend": [["3.0.0", "3.11.7"]] },
  },
  {
    id: "clerk/javascript#9145",
    about: "foreign pages may skip the handshake's freshness check",
    ranges: { "@clerk/backend": [["3.0.0", "3.12.0"]] },
  },
  {
    id: "clerk/javascript#9394",
    about: "keys of several instances are cached as one",
    ranges: { "@clerk/backend": [["3.0.0", "3.16.8"]] },
  },
  {
    id: "clerk/javascript#9166",
    about: "session claims can carry a script into the page",
    ranges: { "@clerk/tanstack-react-start": [["1.0.0", "1.4.20"]] },
  },
  {
    id: "GHSA-26hh-7cqf-hhc6",
    about: "segment-prefetch URLs skip the proxy",
    ranges: {
      next: [
        ["15.2.0", "15.5.18"],
        ["16.0.0", "16.2.6"],
      ],
    },
  },
  {
    id: "CVE-2025-29927",
    about: "the header x-middleware-subrequest skips the middleware",
    ranges: {
      next: [
        ["11.1.4", "12.3.5"],
        ["13.0.0", "13.5.9"],
        ["14.0.0", "14.2.25"],
        ["15.0.0", "15.2.3"],
      ],
    },
  },
];

const lockNames = [
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "bun.lock",
];

function main() {
  const { values, positionals } = parse();
  if (values.help) return console.log(help);
  if (values.list) return list(values.json);
  if (positionals.length > 1) throw new UsageError(`expected one folder or lock file\n\n${help}`);
  const file = lockFile(positionals[0] ?? ".");
  const found = packagesOf(file);
  report(file, found, found.map(judge).filter(Boolean), values.json);
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function list(isJson) {
  if (isJson) return console.log(JSON.stringify({ ok: true, advisories }));
  for (const { id, about, ranges } of advisories) {
    console.log(`${id}  ${about}`);
    for (const [name, lines] of Object.entries(ranges))
      console.log(`    ${name} ${lines.map(([, mended]) => mended).join(", ")}`);
  }
}

function lockFile(path) {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist`);
  if (statSync(path).isFile()) return path;
  const name = lockNames.find((each) => existsSync(join(path, each)));
  if (name) return join(path, name);
  const hint = existsSync(join(path, "bun.lockb"))
    ? "bun.lockb is binary: bun install --save-text-lockfile"
    : `looked for ${lockNames.join(", ")}`;
  throw new UsageError(`no lock file in ${path} (${hint})`);
}

/** Every version of every package we know of that the lock file installs. */
function packagesOf(file) {
  const text = readFileSync(file, "utf8");
  const read = {
    "package-lock.json": fromNpm,
    "npm-shrinkwrap.json": fromNpm,
    "pnpm-lock.yaml": fromPnpm,
    "yarn.lock": fromYarn,
    "bun.lock": fromBun,
  }[basename(file)];
  if (!read) throw new UsageError(`${file}: expected one of ${lockNames.join(", ")}`);
  const known = new Set(advisories.flatMap(({ ranges }) => Object.keys(ranges)));
  const pairs = [...read(text, file)].filter(([name]) => known.has(name));
  const unique = new Map(pairs.map(([name, version]) => [`${name}@${version}`, { name, version }]));
  return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function* fromNpm(text, file) {
  const lock = parseJson(text, file);
  for (const [path, { version, name }] of Object.entries(lock.packages ?? {}))
    if (version && path.includes("node_modules/"))
      yield [name ?? path.slice(path.lastIndexOf("node_modules/") + 13), version];
  if (!lock.packages) yield* fromNpmOne(lock.dependencies ?? {});
}

function* fromNpmOne(dependencies) {
  for (const [name, { version, dependencies: inner }] of Object.entries(dependencies)) {
    yield [name, version];
    if (inner) yield* fromNpmOne(inner);
  }
}

function parseJson(text, file) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error.message}`);
  }
}

/** Keys such as '@clerk/nextjs@7.2.0(next@16.0.0)': or, in older ones, /@clerk/nextjs/6.0.0_hash: */
function* fromPnpm(text) {
  for (const [, name, version] of text.matchAll(
    /^ {2}["']?\/?((?:@[\w.-]+\/)?[\w.-]+)[@/](\d+\.\d+\.\d+[\w.-]*?)(?:[_(][^\n]*)?["']?:/gm,
  ))
    yield [name, version];
}

function* fromYarn(text) {
  for (const [, name, version] of text.matchAll(
    /^"?((?:@[\w.-]+\/)?[\w.-]+)@[^\n]*:\n {2}version:? "?([^"\n]+)"?/gm,
  ))
    yield [name, version];
}

function* fromBun(text) {
  for (const [, name, version] of text.matchAll(
    /\["((?:@[\w.-]+\/)?[\w.-]+)@(\d+\.\d+\.\d+[\w.-]*)"/g,
  ))
    yield [name, version];
}

function judge({ name, version }) {
  const hits = advisories.flatMap(({ id, about, also, ranges }) => {
    const line = (ranges[name] ?? []).find(([from, to]) => isWithin(version, from, to));
    return line ? [{ id, about, also, mended: line[1] }] : [];
  });
  if (hits.length === 0) return undefined;
  const update = hits.map(({ mended }) => mended).reduce((a, b) => (compare(a, b) < 0 ? b : a));
  return { name, version, update, hits };
}

function isWithin(version, from, to) {
  return compare(version, from) >= 0 && compare(version, to) < 0;
}

/** A prerelease comes before its release; two prereleases of one version count as equal. */
function compare(a, b) {
  const [left, right] = [numbers(a), numbers(b)];
  for (const at of [0, 1, 2]) if (left[at] !== right[at]) return left[at] - right[at];
  return Number(b.includes("-")) - Number(a.includes("-"));
}

function numbers(version) {
  return version.split("-")[0].split(".").map(Number);
}

function report(file, found, faults, isJson) {
  process.exitCode = faults.length === 0 ? 0 : 1;
  if (isJson)
    return console.log(JSON.stringify({ file, ok: faults.length === 0, packages: found, faults }));
  if (found.length === 0) return console.log("ok    nothing of Clerk or Next.js in this lock file");
  for (const { name, version } of found)
    if (!faults.some((fault) => fault.name === name && fault.version === version))
      console.log(`ok    ${name} ${version}`);
  for (const { name, version, update, hits } of faults) {
    console.log(`TODO  ${name} ${version}: update to ${update} or newer`);
    for (const { id, about, also } of hits)
      console.log(`      ${id}: ${about}${also ? `; ${also}` : ""}`);
  }
}

try {
  main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
