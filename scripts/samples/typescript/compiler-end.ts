import { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

import { CompilerStopped } from "../compiler-stopped.ts";

/** The API keeps its process to itself and waits on when that has ended; this rejects instead. */
export function watchNextCompiler(): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    const onCreate = (message: unknown) => {
      const child = childIn(message);
      child?.once("spawn", () => {
        if (!child.spawnargs.includes("--api")) return;
        unsubscribe("child_process", onCreate);
        child.once("exit", (code, signal) => reject(new CompilerStopped(word(code, signal))));
      });
    };
    subscribe("child_process", onCreate);
  });
  // It also ends when it is told to, and then nobody waits for it.
  ended.catch(() => undefined);
  return ended;
}

function childIn(message: unknown): ChildProcess | undefined {
  if (typeof message !== "object" || message === null || !("process" in message)) return undefined;
  return message.process instanceof ChildProcess ? message.process : undefined;
}

function word(code: number | null, signal: string | null): string {
  const how = signal === null ? `exited with code ${code}` : `killed by signal ${signal}`;
  return `the TypeScript compiler ended before it answered (${how})`;
}
