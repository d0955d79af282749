import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleDev } from "../dev/bundle-dev.ts";
import type { Figure } from "./figure.ts";
import { launch } from "./launch.ts";
import { median } from "./measure.ts";

const RUNS = 5;

/** From the command to its line of JSON: from source, through npm, and bundled. */
export async function ready(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const bundle = join(folder, "clerk-dev.mjs");
  await bundleDev(bundle);
  const figure = async (name: string, file: string, args: string[]): Promise<Figure> => ({
    name: `ready: ${name}`,
    value: await medianTime(file, [...args, "--json"]),
    unit: "ms",
    atMost: 1000,
  });
  const figures = [
    await figure("npm run dev", "npm", ["run", "--silent", "dev", "--"]),
    await figure("tsx scripts/dev.ts", "node_modules/.bin/tsx", ["scripts/dev.ts"]),
    await figure("the bundle", process.execPath, [bundle]),
  ];
  await rm(folder, { recursive: true });
  return figures;
}

async function medianTime(file: string, args: string[]): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const { milliseconds, stop } = await launch(file, args);
    times.push(milliseconds);
    await stop();
  }
  return median(times);
}
