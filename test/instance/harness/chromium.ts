import { existsSync } from "node:fs";
import { chromium, type Browser } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Made for functions in a cloud; with it, closing one context ends the browser. */
const SINGLE = "--single-process";

/** The Chromium that `npm install` brings on Linux x64, an installed one elsewhere. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const isBrought = process.platform === "linux" && process.arch === "x64";
  const installed = INSTALLED.find((path) => existsSync(path));
  if (!isBrought && installed)
    return chromium.launch({ executablePath: installed, args: [...flags] });
  const executablePath = await sparticuz.executablePath();
  const args = sparticuz.args.filter((flag) => flag !== SINGLE);
  return chromium.launch({ executablePath, args: [...args, ...flags] });
}
