import * as z from "zod";
import type { Instance } from "../instance.ts";
import type { SigningKey } from "../signing-keys.ts";
import type { Change } from "../table.ts";

/** What an earlier run leaves for the next, beside records. */
export const SavedKeys = z.object({
  instanceId: z.string(),
  host: z.string(),
  secretKey: z.string(),
  signing: z.object({ kid: z.string(), privatePem: z.string() }),
});

export type SavedKeys = z.output<typeof SavedKeys>;

/** `[table, id]` deletes, `[table, id, record]` puts. */
const Entry = z.union([
  z.tuple([z.string(), z.string(), z.looseObject({ id: z.string() })]),
  z.tuple([z.string(), z.string()]),
]);

const Line = z.union([
  z.strictObject({ format: z.literal("clerk-dev-instance"), version: z.literal(2) }),
  z.strictObject({ keys: SavedKeys }),
  z.strictObject({ advanced: z.number() }),
  z.strictObject({ changes: z.array(Entry) }),
]);

export type LogLine = z.output<typeof Line>;
type LogEntry = z.output<typeof Entry>;

export const FIRST_LINE: LogLine = { format: "clerk-dev-instance", version: 2 };

/** One line of the file; undefined when it is none of ours. */
export function parseLine(text: string): LogLine | undefined {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function toChange([table, id, record]: LogEntry): Change {
  return record ? { table, id, record } : { table, id };
}

/** Changes in one line, which a crash keeps or loses as a whole. */
const PER_LINE = 500;

export function* changeLines(changes: readonly Change[]): Generator<LogLine> {
  for (let i = 0; i < changes.length; i += PER_LINE) {
    yield { changes: changes.slice(i, i + PER_LINE).map(toEntry) };
  }
}

/** All there is, as of now: the records are taken at once and spelled out line by line. */
export function wholeState(instance: Instance, key: SigningKey): Iterable<LogLine> {
  const snapshot = Object.entries(instance.store.snapshot());
  const head = [{ keys: savedKeys(instance, key) }, { advanced: instance.clock.offset() }];
  return (function* () {
    yield* head;
    for (const [table, records] of snapshot) {
      yield* changeLines(records.map((record) => ({ table, id: record.id, record })));
    }
  })();
}

export function savedKeys({ keys }: Instance, { kid, privateKey }: SigningKey): SavedKeys {
  const privatePem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { instanceId, host, secretKey } = keys;
  return { instanceId, host, secretKey, signing: { kid, privatePem } };
}

function toEntry({ table, id, record }: Change): LogEntry {
  return record ? [table, id, { ...record }] : [table, id];
}
