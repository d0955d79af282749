import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";

import { skill, temporaryPack } from "./temporary-pack.ts";

const command = join(import.meta.dirname, "../../scripts/lint.mjs");

const clean = { "skills/a/SKILL.md": skill("a", "Text.") };
const broken = { "skills/a/SKILL.md": skill("a", "[gone](gone.md)\n\n```sh\nls\n```") };

function run(cwd: string, ...args: string[]) {
  const options = { cwd, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], options);
  return { status, stdout, stderr: stderr.replaceAll(cwd, "PACK") };
}

test("a clean pack exits 0 and says so on stdout alone", () => {
  const { status, stdout, stderr } = run(temporaryPack(clean), "--only", "links");
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: "No problems in 1 skill\n",
    stderr: "",
  });
});

test("findings exit 1", () => {
  const { status, stdout } = run(temporaryPack(broken), "--only", "links");
  expect(status).toBe(1);
  expect(stdout).toContain("6:1  Unexpected link to `gone.md`");
});

test.each<[name: string, args: string[], message: string]>([
  ["an unknown flag", ["--fast"], "Unknown option '--fast'. See --help for what there is.\n"],
  [
    "a format we do not write",
    ["--format", "xml"],
    "Unexpected format `xml`, expected text, json, github, sarif\n",
  ],
  ["a folder that is not there", ["nowhere"], "No such file or folder: PACK/nowhere\n"],
  [
    "a folder without skills",
    ["empty"],
    "No skills in PACK/empty, expected a folder with a SKILL.md in or below it\n",
  ],
  [
    "a configuration that is not there",
    ["--config", "no.json"],
    "No such configuration file: PACK/no.json\n",
  ],
  [
    "a baseline nobody named",
    ["--write-baseline"],
    "Unexpected --write-baseline, expected a whole pack whose skill-lint.json names a `baseline`\n",
  ],
])("%s exits 2 with one sentence", (_, args, message) => {
  const root = temporaryPack({ ...clean, "empty/README.md": "" });
  expect(run(root, "--no-cache", ...args)).toEqual({ status: 2, stdout: "", stderr: message });
});

test("an unknown check exits 2 and names those there are", () => {
  const { status, stderr } = run(temporaryPack(clean), "--only", "link");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Unexpected check `link`, expected one of files, frontmatter, /);
});

test.each([
  ['{ "skills": "skills" }', /skill-lint\.json:1:13 `skills`: .*expected array/],
  ['{\n  "rules": { "sizes": {} }\n}', /skill-lint\.json:2:12 `rules`: Unrecognized key: "sizes"/],
  [
    '{ "rules": { "versions": { "packages": "(" } } }',
    /skill-lint\.json:1:40 `rules\.versions\.packages`: .*expected a regular expression/,
  ],
  ['{ "typesFrom": "gone" }', /skill-lint\.json:1:16 `typesFrom`: .*expected a folder/],
  ['{ "skills": [', /skill-lint\.json:1:14 Malformed JSON/],
])("the configuration %s exits 2 and is named at its place", (config, message) => {
  const { status, stderr } = run(temporaryPack({ ...clean, "skill-lint.json": config }));
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test("--help says what there is", () => {
  const { status, stdout } = run(temporaryPack({}), "--help");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: npx tsx scripts\/lint\.ts \[PATH…\] \[options\]\n/);
});

const count = z.int().nonnegative();
const at = { file: z.string(), line: count.positive() };
const shape = z.strictObject({
  summary: z.strictObject({
    skills: count,
    documents: count,
    blocks: count,
    problems: count,
    ms: count,
  }),
  blocks: z.array(
    z.strictObject({
      ...at,
      lang: z.string(),
      status: z.enum(["compiled", "parsed", "expected-error", "fragment", "text"]),
      title: z.string().optional(),
      app: z.string().optional(),
    }),
  ),
  diagnostics: z.array(
    z.strictObject({
      ...at,
      column: count.positive(),
      endLine: count.positive(),
      endColumn: count.positive(),
      check: z.string(),
      code: z.string().optional(),
      message: z.string(),
    }),
  ),
});

test("JSON is one object of the documented shape", () => {
  const { stdout } = run(temporaryPack(broken), "--format", "json", "--only", "links,shell");
  expect(shape.parse(JSON.parse(stdout)).summary).toMatchObject({ blocks: 1, problems: 1 });
});

test("a reader that stops early is no error", () => {
  const links = Array.from({ length: 5000 }, (_, i) => `[gone](gone-${i}.md)\n`).join("\n");
  const root = temporaryPack({ "skills/a/SKILL.md": skill("a", links) });
  const pipe = `"${process.execPath}" "${command}" --only links | head -n 1`;
  const { stdout, stderr } = spawnSync("bash", ["-c", pipe], { cwd: root, encoding: "utf8" });
  expect({ stdout, stderr }).toEqual({ stdout: "skills/a/SKILL.md\n", stderr: "" });
});

test("a baseline is written, silences what it holds, and asks to be trimmed", () => {
  const root = temporaryPack({ ...broken, "skill-lint.json": '{ "baseline": "known.json" }' });
  expect(run(root, "--write-baseline").status).toBe(0);
  expect(run(root).status).toBe(0);
  writeFileSync(join(root, "skills/a/SKILL.md"), skill("a", "Text."));
  expect(run(root).stdout).toContain("known.json\n  2:1  Unexpected known finding of `links`");
});

/** Starts it in a process group of its own, as a terminal does; `cwd` also takes what is temporary. */
function start(cwd: string, ...args: string[]) {
  const env = { ...process.env, TMPDIR: cwd };
  const child = spawn(process.execPath, [command, ...args], { cwd, env, detached: true });
  const group = -(child.pid ?? 0);
  onTestFinished(() => {
    if (living(group).length > 0) process.kill(group, "SIGKILL");
  });
  return { child, group, says: (text: string) => said(child, text) };
}

/** Processes of a group, without those that only wait to be counted. */
function living(group: number): { pid: number; args: string }[] {
  const { stdout } = spawnSync("ps", ["-eo", "pgid=,stat=,pid=,args="], { encoding: "utf8" });
  const rows = stdout.split("\n").map((row) => row.trim().split(/\s+/));
  return rows.flatMap(([id, state = "", pid, ...args]) =>
    id === String(-group) && !state.startsWith("Z")
      ? { pid: Number(pid), args: args.join(" ") }
      : [],
  );
}

/** The compiler a group has started, once it has. */
async function compilerIn(group: number): Promise<number> {
  const find = () => living(group).find(({ args }) => args.includes("--api"))?.pid;
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  return find() ?? 0;
}

function said({ stdout, stderr }: ChildProcess, text: string): Promise<void> {
  return new Promise((done) => {
    let all = "";
    const look = (chunk: Buffer) => {
      all += String(chunk);
      if (all.includes(text)) done();
    };
    stdout?.on("data", look);
    stderr?.on("data", look);
  });
}

test(
  "--watch reports again after a save, and Ctrl-C leaves no process",
  { timeout: 20_000 },
  async () => {
    const code = "```ts\nexport const a: string = 1;\n```";
    const root = temporaryPack({ "skills/a/SKILL.md": skill("a", code) });
    const { child, group, says } = start(root, "--only", "links,shell,types", "--watch");
    await says("Watching for changes");
    const fixed = says("No problems in 1 skill");
    writeFileSync(join(root, "skills/a/SKILL.md"), skill("a", code.replace("1", '"1"')));
    await fixed;
    process.kill(group, "SIGINT");
    await once(child, "exit");
    await expect.poll(() => living(group)).toEqual([]);
  },
);

test("a compiler that is killed is a finding and no stack", { timeout: 20_000 }, async () => {
  const root = temporaryPack({ "skills/a/SKILL.md": skill("a", "```ts\nexport {};\n```") });
  const { child, group } = start(root, "--no-cache", "--only", "types");
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  process.kill(await compilerIn(group), "SIGKILL");
  const [code] = await once(child, "close");
  expect(code).toBe(1);
  expect(output).toMatch(/^\.\n.*the TypeScript compiler ended before it answered.* types\n/);
  expect(output).not.toContain(" at ");
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s to the command alone leaves no process and no file",
  { timeout: 20_000 },
  async (signal) => {
    const root = temporaryPack({ "skills/a/SKILL.md": skill("a", "```ts\nexport {};\n```") });
    const { child, group } = start(root, "--no-cache", "--only", "types");
    await compilerIn(group);
    child.kill(signal);
    await once(child, "close");
    await expect.poll(() => living(group)).toEqual([]);
    expect(readdirSync(root).filter((name) => name.startsWith("skill-lint-"))).toEqual([]);
  },
);
