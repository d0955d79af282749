import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { skill, temporaryPack } from "../lint/temporary-pack.ts";

const home = join(import.meta.dirname, "../..");
const lint = ["--import", "tsx", join(home, "scripts/lint.ts"), "--no-cache", "--watch"];

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" "))
    .filter((child) => child !== "")
    .map(Number);
}

/** An orphan that ended stays listed until somebody asks how. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, "utf8"));
}

const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGKILL"];

test.skipIf(process.platform !== "linux").each(signals)(
  "after %s no compiler is left",
  { timeout: 30_000 },
  async (signal) => {
    const pack = temporaryPack({ "skills/a/SKILL.md": skill("a", "```ts\nconst a = 1;\n```") });
    const child = spawn(process.execPath, [...lint, pack], { cwd: home });
    await once(child.stdout, "data");
    const compilers = childrenOf(child.pid ?? 0);
    expect(compilers).not.toEqual([]);
    child.kill(signal);
    await once(child, "exit");
    await expect.poll(() => compilers.filter(isRunning), { timeout: 5000 }).toEqual([]);
  },
);
