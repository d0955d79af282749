import { readFileSync } from "node:fs";

/** The preload's text. A bundler replaces this module with the text itself; nothing else reads the file. */
export const preloadSource = readFileSync(new URL("./preload.mjs", import.meta.url), "utf8");
