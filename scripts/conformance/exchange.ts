import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** The variable that names the folder which the suites write their exchanges to. */
export const RECORDINGS = "INSTANCE_RECORDINGS";

const Recorded = z.object({
  method: z.string(),
  path: z.string(),
  /** Whether a list was asked for as `{data, total_count}`. */
  paginated: z.boolean().default(false),
  status: z.number(),
  /** The JSON it answered; null: it answered something else, or nothing. */
  body: z.string().nullable(),
});

export type RecordedExchange = z.output<typeof Recorded>;

/** Every exchange of every worker, equal ones once. */
export function readExchanges(folder: string): RecordedExchange[] {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean),
  );
  return [...new Set(lines)].map((line) => Recorded.parse(JSON.parse(line)));
}
