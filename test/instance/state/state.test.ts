import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteUser } from "../../../scripts/instance/resources/delete-user.ts";
import { createUser, updateUser } from "../../../scripts/instance/resources/user.ts";
import { openLogFile } from "../../../scripts/instance/state/log-file.ts";
import { startSaver } from "../../../scripts/instance/state/saver.ts";
import { openState, type KeptInstance } from "../../../scripts/instance/state/state.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "state-"));
  file = join(folder, "state.log");
});
afterEach(() => rm(folder, { recursive: true }));

async function within<T>(work: (kept: KeptInstance) => T | Promise<T>): Promise<T> {
  const kept = await openState(file);
  try {
    return await work(kept);
  } finally {
    await kept.close();
  }
}

const names = ({ instance }: KeptInstance) =>
  Array.from(instance.store.users.all(), ({ firstName }) => firstName);

describe("a kept instance", () => {
  test("comes back with its records, keys and clock", async () => {
    const before = await within(async ({ instance }) => {
      const bob = createUser(instance, { firstName: "Bob" });
      createUser(instance, { firstName: "Ada" });
      deleteUser(instance, createUser(instance, { firstName: "Eve" }).id);
      updateUser(instance, bob.id, { firstName: "Rob" });
      instance.clock.advance(60_000);
      const { kid } = await instance.keys.signing.current();
      return { kid, secretKey: instance.keys.secretKey, id: instance.keys.instanceId };
    });
    await within(async (kept) => {
      const { keys, clock } = kept.instance;
      const { kid } = await keys.signing.current();
      expect({ kid, secretKey: keys.secretKey, id: keys.instanceId }).toEqual(before);
      expect([names(kept), clock.offset()]).toEqual([["Rob", "Ada"], 60_000]);
    });
  });

  test("keeps a rotated key", async () => {
    const rotated = await within(async ({ instance }) => {
      await instance.keys.signing.current();
      return (await instance.keys.signing.rotate()).kid;
    });
    const { kid } = await within(({ instance }) => instance.keys.signing.current());
    expect(kid).toBe(rotated);
  });

  test.each([
    ["a line cut short", '{"changes":[["users","us'],
    ["a line without its end", '{"changes":[]}'],
  ])("does without %s", async (_name, rest) => {
    await within(({ instance }) => createUser(instance, { firstName: "Ada" }));
    await appendFile(file, rest);
    await within(({ instance }) => createUser(instance, { firstName: "Bob" }));
    expect(await within(names)).toEqual(["Ada", "Bob"]);
  });

  test.each([
    ["some other file", "# My notes\n", 1],
    ["some other file without a line's end", "# My notes", 1],
    ["a torn line in the middle", '{"format":"clerk-dev-instance","version":2}\n{"chan\n{}\n', 2],
    ["a file of an earlier version", '{"format":"clerk-dev-instance","version":1}\n', 1],
    ["a file of a later version", '{"format":"clerk-dev-instance","version":3}\n', 1],
  ])("refuses %s and keeps it", async (_name, content, line) => {
    await writeFile(file, content);
    await expect(openState(file)).rejects.toThrow(`Unexpected line ${line} in ${file}`);
    expect(await readFile(file, "utf8")).toBe(content);
  });

  test("refuses a file that another process uses", async () => {
    await writeFile(`${file}.lock`, String(process.ppid));
    await expect(openState(file)).rejects.toThrow(`by process ${process.ppid}`);
  });

  test("is compacted while changes go on, and loses none", async () => {
    const instance = createInstance();
    const saver = startSaver(instance, await openLogFile(file, 0), { written: 0, slack: 10 });
    await instance.keys.signing.current();
    const { id } = createUser(instance, {});
    let largest = 0;
    for (let i = 1; i <= 100; i++) {
      createUser(instance, { username: `user_${i}` });
      for (let update = 0; update < 5; update++) {
        updateUser(instance, id, { publicMetadata: { i, filler: "x".repeat(5_000) } });
        await saver.flush();
      }
      largest = Math.max(largest, (await stat(file)).size);
    }
    await saver.close();
    expect(largest).toBeLessThan(2_000_000);
    await within((kept) => {
      expect(kept.instance.store.users.size).toBe(101);
      expect(kept.instance.store.users.get(id)?.publicMetadata).toMatchObject({ i: 100 });
    });
  });
});

describe("killed at any moment", () => {
  test.each([20, 300])(
    "it loses at most the last second (%i)",
    async (wanted) => {
      const script = fileURLToPath(new URL("../harness/state-child.ts", import.meta.url));
      const child = spawn(process.execPath, ["--import", "tsx", script, file], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const lines = createInterface(child.stdout);
      let secondAgo = 0;
      for await (const line of lines) {
        secondAgo = Number(line);
        if (secondAgo > wanted) break;
      }
      child.kill("SIGKILL");
      await once(child, "exit");
      const saved = await within(({ instance }) => instance.store.users.size);
      expect(saved).toBeGreaterThanOrEqual(secondAgo);
    },
    30_000,
  );
});
