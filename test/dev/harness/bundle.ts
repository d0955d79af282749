import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { bundleDev } from "../../../scripts/dev/bundle-dev.ts";

export interface Bundle {
  bytes: number;
  /** In the empty folder, with a cache as empty, and nothing of ours in the environment. */
  run(node: string, ...args: string[]): Promise<{ code: number; output: string }>;
  remove(): Promise<void>;
}

/** The dev instance as one file, alone in a folder. */
export async function makeBundle(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  const { bytes } = await bundleDev(join(folder, "clerk-dev.mjs"));
  return {
    bytes,
    run: async (node, ...args) => {
      const { PATH } = process.env;
      const env = { PATH, HOME: folder, XDG_CACHE_HOME: folder, TMPDIR: folder };
      const child = spawn(node, ["clerk-dev.mjs", ...args], {
        cwd: folder,
        env,
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [output, [code]] = await Promise.all([
        text(child.stdout),
        once(child, "exit") as Promise<[number]>,
      ]);
      return { code, output: output.trim() };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** What an app does, without any package: through the preload, and at the plain address. */
export const APP = `
  const headers = { authorization: "Bearer " + process.env.CLERK_SECRET_KEY };
  const created = await fetch("https://api.clerk.com/v1/users", { method: "POST", headers });
  const { id } = await created.json();
  const found = await fetch(process.env.CLERK_API_URL + "/v1/users/" + id, { headers });
  const [major] = process.versions.node.split(".");
  console.log(major, created.status, found.status, (await found.json()).id === id);
`;
