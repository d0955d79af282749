import { homedir } from "node:os";
import { join } from "node:path";

/** Where this machine keeps what is slow to make again: the local authority, one spare signing key. */
export function cacheFolder(): string {
  return join(baseFolder(), "clerk-dev-instance");
}

function baseFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return process.platform === "darwin"
    ? join(homedir(), "Library", "Caches")
    : join(homedir(), ".cache");
}
