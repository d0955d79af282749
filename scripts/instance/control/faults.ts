import { Hono } from "hono";
import * as z from "zod";
import { notFound } from "../errors.ts";
import type { Fault, FaultEffect, FaultInput } from "../faults.ts";
import type { Instance } from "../instance.ts";
import { body } from "../middleware/input.ts";

const Effect = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("latency"),
    milliseconds: z.number().int().min(0).max(600_000),
  }),
  z.strictObject({
    kind: z.literal("error"),
    status: z.number().int().min(400).max(599),
    code: z.string().default("internal_clerk_error"),
    message: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("rate_limit"),
    retry_after: z.number().int().min(0).default(10),
  }),
  z.strictObject({
    kind: z.literal("outage"),
    how: z.enum(["drop", "unavailable"]).default("drop"),
  }),
]);

const FaultBody = z
  .strictObject({
    api: z.enum(["backend", "frontend"]).optional(),
    method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]).optional(),
    path: z.string().startsWith("/").max(500).optional(),
    effect: Effect,
    share: z.number().gt(0).max(1).optional(),
    times: z.number().int().min(1).optional(),
    duration_ms: z.number().int().min(1).optional(),
  })
  .transform(({ duration_ms: duration, effect, ...rest }): FaultInput => ({
    ...rest,
    duration,
    effect: toEffect(effect),
  }));

export const faults = ({ faults: injected }: Instance) =>
  new Hono()
    .get("/", (c) => c.json({ data: injected.active().map(faultJson) }))
    .post("/", body(FaultBody), (c) => c.json(faultJson(injected.add(c.req.valid("json")))))
    .delete("/", (c) => {
      injected.clear();
      return c.json({ data: [] });
    })
    .delete("/:id", (c) => {
      const id = c.req.param("id");
      if (!injected.remove(id)) throw notFound("fault", id);
      return c.json({ object: "fault", id, deleted: true });
    });

function toEffect(effect: z.output<typeof Effect>): FaultEffect {
  return effect.kind === "rate_limit"
    ? { kind: "rate_limit", retryAfter: effect.retry_after }
    : effect;
}

function faultJson({ id, api, method, path, effect, share, times, until, hits }: Fault) {
  const wire =
    effect.kind === "rate_limit" ? { kind: effect.kind, retry_after: effect.retryAfter } : effect;
  return { object: "fault", id, api, method, path, effect: wire, share, times, until, hits };
}
