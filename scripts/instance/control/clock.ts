import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { body } from "../middleware/input.ts";

const milliseconds = z.number().int();
const MoveBody = z.strictObject({
  advance_ms: milliseconds.min(0).optional(),
  skew_ms: milliseconds.optional(),
});

/** Advance it, and tokens expire and retries come due; skew it, and only tokens are stamped wrong. */
export const clock = (instance: Instance) => {
  const json = () => ({
    now: instance.now(),
    advanced_ms: instance.clock.offset(),
    skew_ms: instance.clock.currentSkew(),
  });
  return new Hono()
    .get("/", (c) => c.json(json()))
    .post("/", body(MoveBody), (c) => {
      const { advance_ms: advance, skew_ms: skew } = c.req.valid("json");
      if (advance !== undefined) instance.clock.advance(advance);
      if (skew !== undefined) instance.clock.skew(skew);
      return c.json(json());
    })
    .delete("/", (c) => {
      instance.clock.reset();
      return c.json(json());
    });
};
