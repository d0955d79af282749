import { chromium, type Browser, type LaunchOptions } from "@playwright/test";

export async function launchChromium(flags: readonly string[]): Promise<Browser> {
  return chromium.launch(await chromiumOptions(flags));
}

/** The Chromium that npm brings on Linux x64, an installed Chrome elsewhere. */
export async function chromiumOptions(flags: readonly string[]): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return { channel: "chrome", args: [...flags] };
  }
  const { default: bundled } = await import("@sparticuz/chromium");
  return {
    executablePath: await bundled.executablePath(),
    args: [...bundled.args.filter((flag) => !FOR_LAMBDA.has(flag)), ...flags],
  };
}

/**
 * A single process ends with the first context that is closed; without web security a page sends no
 * Origin, so that its tokens have no `azp`, and reads what CORS keeps from it.
 */
const FOR_LAMBDA = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
]);
