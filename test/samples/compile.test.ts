import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { readPack } from "../../scripts/pack/pack.ts";
import { startCompiler } from "../../scripts/samples/compile.ts";
import { CompilerStopped } from "../../scripts/samples/compiler-stopped.ts";
import { type Project, projectsOf } from "../../scripts/samples/project.ts";
import { skill, temporaryPack } from "../lint/temporary-pack.ts";

const compiler = startCompiler(join(import.meta.dirname, "../.."));
afterEach(() => compiler.close());

function projects(body: string): Project[] {
  const root = temporaryPack({ "skills/a/SKILL.md": skill("a", body) });
  return readPack(root).skills.flatMap(projectsOf);
}

async function messages(body: string): Promise<string[][]> {
  const compiled = await compiler.compile(projects(body));
  return compiled.flatMap(({ sources }) =>
    sources.map(({ mistakes }) => mistakes.map(({ message }) => message)),
  );
}

/** Processes of the compiler that this one started. */
function children(): number[] {
  return readdirSync("/proc/self/task")
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" "))
    .filter((pid) => pid !== "" && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--api"))
    .map(Number);
}

const wrong = "```ts\nconst a: string = 1;\n```\n";
const right = "```ts\nconst a: string = `1`;\n```\n";
const notAssignable = "Type 'number' is not assignable to type 'string'.";

test("an edit is seen, and so is taking it back", async () => {
  expect(await messages(wrong)).toEqual([[notAssignable]]);
  expect(await messages(right)).toEqual([[]]);
  expect(await messages(right + wrong)).toEqual([[], [notAssignable]]);
  expect(await messages(wrong)).toEqual([[notAssignable]]);
});

test("a file that a block named and no longer names is gone", async () => {
  const use = '```ts\nimport { b } from "./b";\nconst a: string = b;\n```\n';
  const file = '```ts title="b.ts"\nexport const b = 1;\n```\n';
  expect(await messages(use + file)).toEqual([[notAssignable], []]);
  expect(await messages(use)).toEqual([[expect.stringContaining("Cannot find module './b'")]]);
});

test("an edited prose line compiles nothing", async () => {
  const [before] = await compiler.compile(projects(wrong));
  const [after] = await compiler.compile(projects(`More words.\n\n${wrong}`));
  expect(after).toBe(before);
});

test("a message with reasons is one line", async () => {
  const body = "```ts\nconst a: { b: { c: string } } = { b: { c: 1 as number | string } };\n```\n";
  const [[message = ""] = []] = await messages(body);
  expect(message).toMatch(/^Type 'string \| number' is not assignable.* Type 'number' is not/);
});

test.each([
  ["too long", `${"d/".repeat(200)}${"n".repeat(300)}.ts`],
  ["in a file", "a.ts/b.ts"],
  ["with what no name may hold", "a\u0001.ts"],
  ["outside", "../../../a.ts"],
])("a block whose title is %s is compiled beside the others", async (_, title) => {
  const file = '```ts title="a.ts"\nexport const a = 1;\n```\n';
  const block = wrong.replace("ts\n", `ts title="${title}"\n`);
  expect(await messages(file + block + wrong)).toEqual([[], [notAssignable], [notAssignable]]);
});

test("more skills than fit at once are all compiled", async () => {
  const files = Array.from({ length: 70 }, (_, i) => [
    `skills/s${i}/SKILL.md`,
    skill(`s${i}`, wrong),
  ]);
  const { skills } = readPack(temporaryPack(Object.fromEntries(files)));
  const compiled = await compiler.compile(skills.flatMap(projectsOf));
  expect(compiled.flatMap(({ sources }) => sources.flatMap((one) => one.mistakes))).toHaveLength(
    70,
  );
});

test.skipIf(process.platform !== "linux")(
  "a killed compiler is said in a sentence, and is started again",
  async () => {
    await messages(right);
    for (const pid of children()) process.kill(pid, "SIGKILL");
    await expect.poll(children).toEqual([]);
    await expect(messages(wrong)).rejects.toThrow(CompilerStopped);
    expect(await messages(wrong)).toEqual([[notAssignable]]);
  },
);

test.skipIf(process.platform !== "linux")("a closed compiler leaves no process", async () => {
  await messages(right);
  const [pid = 0] = children();
  await compiler.close();
  await expect.poll(children).not.toContain(pid);
});
