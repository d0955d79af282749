import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lineStartsOf, type ScriptCoverage } from "./script-coverage.ts";

interface Recording {
  result: { url: string; functions: ScriptCoverage["functions"] }[];
  "source-map-cache"?: Record<
    string,
    { lineLengths: number[]; data: ScriptCoverage["map"] | null }
  >;
}

/** What the Node processes that ran with NODE_V8_COVERAGE wrote into `folder`, of code in `app`. */
export function readNodeCoverage(folder: string, app: string): ScriptCoverage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const recording: Recording = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return recording.result.flatMap(({ url, functions }) => {
      if (!url.startsWith("file:")) return [];
      const file = fileURLToPath(url.replaceAll(/[[\]]/g, encodeURIComponent));
      if (!file.startsWith(app) || file.includes("/node_modules/")) return [];
      const cached = recording["source-map-cache"]?.[url];
      const mapped = cached?.data ? fromCache(cached.lineLengths, cached.data) : fromDisk(file);
      return mapped ? [{ functions, ...mapped }] : [];
    });
  });
}

type Mapped = Pick<ScriptCoverage, "lineStarts" | "map">;

/** Code that a loader made on the fly stands nowhere else. */
function fromCache(lineLengths: number[], map: ScriptCoverage["map"]): Mapped {
  let at = 0;
  const lineStarts = lineLengths.map((length) => {
    const start = at;
    at += length + 1;
    return start;
  });
  return { lineStarts, map };
}

function fromDisk(file: string): Mapped | undefined {
  if (!existsSync(`${file}.map`)) return undefined;
  const lineStarts = lineStartsOf(readFileSync(file, "utf8"));
  return { lineStarts, map: JSON.parse(readFileSync(`${file}.map`, "utf8")) };
}
