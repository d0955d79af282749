import { setFlagsFromString } from "node:v8";

/** For parsers in WebAssembly: V8 would compile them a second time, and the process waits for that. */
export function compileOnce(): void {
  setFlagsFromString("--liftoff-only");
}
