import { Hono, type Context } from "hono";
import * as z from "zod";
import { ApiError, invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { readLargeJson } from "../middleware/read-body.ts";
import { parseSeed } from "../seed/parse-seed.ts";
import { seed } from "../seed/seed.ts";

const MAX_BYTES = 512 * 1024 * 1024;
const Snapshot = z.strictObject({
  advanced_ms: z.number(),
  records: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
});

/** Everything at once: seed it, empty it, take it away and bring it back. */
export const state = (instance: Instance) =>
  new Hono()
    .post("/reset", (c) => {
      instance.reset();
      return c.json({ reset: true });
    })
    .post("/seed", async (c) => {
      const { store } = instance;
      const before = store.snapshot();
      try {
        seed(instance, parseSeed(await readLargeJson(c, MAX_BYTES)));
      } catch (error) {
        store.restore(before);
        throw error instanceof ApiError ? error : refusal("seed", error);
      }
      return c.json({ users: store.users.size, organizations: store.organizations.size });
    })
    .get("/snapshot", (c) =>
      c.json({ advanced_ms: instance.clock.offset(), records: instance.store.snapshot() }),
    )
    .post("/restore", async (c) => {
      const { advanced_ms: advanced, records } = await readSnapshot(instance, c);
      instance.store.restore(records);
      instance.clock.advance(advanced - instance.clock.offset());
      return c.json({ restored: true });
    });

async function readSnapshot({ store }: Instance, c: Context): Promise<z.output<typeof Snapshot>> {
  const result = Snapshot.safeParse(await readLargeJson(c, MAX_BYTES));
  if (!result.success) throw refusal("snapshot", new Error(z.prettifyError(result.error)));
  const known = store.snapshot();
  const foreign = Object.keys(result.data.records).find((name) => !Object.hasOwn(known, name));
  if (foreign === undefined) return result.data;
  throw refusal("snapshot", new Error(`Unexpected records "${foreign}"`));
}

function refusal(name: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return invalidParam(name, "form_param_format_invalid", "is invalid", error.message);
}
