import type { Page } from "@playwright/test";
import { lineStartsOf, type ScriptCoverage } from "./script-coverage.ts";

/** From now on, counts what the page runs of the scripts that come from `url`. */
export async function watchPage(page: Page): Promise<void> {
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
}

/** What it has run; to be called before the page is closed. */
export async function readBrowserCoverage(page: Page, url: string): Promise<ScriptCoverage[]> {
  const entries = await page.coverage.stopJSCoverage();
  const own = entries.filter((entry) => entry.url.startsWith(url));
  const read = own.map(async ({ url: script, source = "", functions }) => {
    const map = await mapOf(script, source);
    return map ? [{ functions, lineStarts: lineStartsOf(source), map }] : [];
  });
  return (await Promise.all(read)).flat();
}

async function mapOf(script: string, source: string): Promise<ScriptCoverage["map"] | undefined> {
  const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(source)?.[1];
  if (named === undefined) return undefined;
  const response = await fetch(new URL(named, script));
  return response.ok ? ((await response.json()) as ScriptCoverage["map"]) : undefined;
}
