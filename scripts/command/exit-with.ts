import { WrongUsage } from "./wrong-usage.ts";

/** Ends with the code a command yields; wrong usage is told without a stack. */
export async function exitWith(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
