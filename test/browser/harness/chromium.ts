import { chromium, type Browser } from "@playwright/test";

/** The Chromium that npm brings on Linux x64, an installed Chrome elsewhere. */
export async function launchChromium(flags: readonly string[]): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return chromium.launch({ channel: "chrome", args: [...flags] });
  }
  const { default: bundled } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args.filter((flag) => !FOR_LAMBDA.has(flag)), ...flags],
  });
}

/** A single process ends with the first context that is closed. */
const FOR_LAMBDA = new Set(["--single-process", "--no-zygote"]);
