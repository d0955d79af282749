import { parseArgs, type ParseArgsConfig } from "node:util";
import { WrongUsage } from "./wrong-usage.ts";

/** Node's own parser; what it does not know is wrong usage. */
export function readArguments<const T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new WrongUsage(`${error.message.split(". ")[0]}. See --help for what there is.`);
  }
}
