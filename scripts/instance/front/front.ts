import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listen, stop } from "../listen.ts";
import { spkiOf } from "./certificate.ts";
import { certificates } from "./certificates.ts";
import { mappedHosts } from "./hosts.ts";
import { preloadSource } from "./preload-source.ts";

/** The instance at Clerk's own host names. */
export interface Front {
  port: number;
  hosts: string[];
  /** For `NODE_OPTIONS=--import`: a module that belongs to this run and disappears with it. */
  preload: string;
  /** What makes Chromium come here, and nowhere else. */
  chromiumFlags: string[];
  /** PEM of the authority, for clients that take one. */
  authority: string;
  close(): Promise<void>;
}

export async function startFront(
  frontendHost: string,
  folder: string,
  listener: RequestListener,
): Promise<Front> {
  const hosts = mappedHosts(frontendHost);
  const { authority, leaf, leafKey } = await certificates(folder, hosts);
  const server = createServer({ cert: leaf, key: leafKey }, listener);
  const port = await listen(server, 0, "127.0.0.1");
  const preloadFolder = await mkdtemp(join(tmpdir(), "clerk-dev-instance-"));
  const preload = join(preloadFolder, "preload.mjs");
  const config = JSON.stringify({ hosts, address: "127.0.0.1", port, authority });
  await writeFile(preload, `${preloadSource}\ninstall(${config});\n`);
  return {
    port,
    hosts,
    preload: pathToFileURL(preload).href,
    chromiumFlags: chromiumFlags(hosts, port, leaf),
    authority,
    close: async () => {
      await rm(preloadFolder, { recursive: true, force: true });
      await stop(server);
    },
  };
}

function chromiumFlags(hosts: readonly string[], port: number, leaf: string): string[] {
  const maps = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`);
  const rules = [...maps, "MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"].join(", ");
  const spki = createHash("sha256").update(spkiOf(leaf)).digest("base64");
  return [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${spki}`];
}
