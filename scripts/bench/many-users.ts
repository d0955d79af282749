import { execFileSync } from "node:child_process";
import type { Figure } from "./figure.ts";
import { launchScript } from "./launch.ts";
import { latency } from "./measure.ts";

const COUNT = 100_000;
const CALLS = 200;

const QUERIES = {
  "first page": "/users?limit=100&order_by=-created_at",
  "a late page": "/users?limit=100&offset=90000&order_by=last_name",
  "by email": "/users?email_address=user77777@example.com",
  "part of a name": "/users?query=last77&limit=100",
  "nothing found": "/users?query=nobody-is-called-so",
  "count all": "/users/count",
  "count some": "/users/count?query=user_777",
};

/** What a large instance costs. */
export async function manyUsers(): Promise<Figure[]> {
  const script = "scripts/bench/many-users-server.ts";
  const { ready, pid, stop } = await launchScript<Ready>(script, String(COUNT));
  const headers = { authorization: `Bearer ${ready.secretKey}` };
  const figures: Figure[] = [
    { name: `${COUNT} users seeded`, value: ready.seconds, unit: "s", atMost: 3 },
  ];
  for (const [name, path] of Object.entries(QUERIES)) {
    const value = await latency({ url: `${ready.backend}/v1${path}`, headers }, CALLS);
    figures.push({ name: `p99 ${name}`, value, unit: "ms", atMost: 20 });
  }
  const value = residentMegabytes(pid);
  figures.push({ name: `memory at ${COUNT} users`, value, unit: "MB", atMost: 500 });
  await stop();
  return figures;
}

interface Ready {
  backend: string;
  secretKey: string;
  seconds: number;
}

/** As the machine counts it: with the garbage that was not collected. */
function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kilobytes) / 1024;
}
