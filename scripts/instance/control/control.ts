import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { localOnly } from "../middleware/local-only.ts";

export interface ControlOptions {
  /** Host names beyond loopback under which a person may reach the control API and the page. */
  hosts?: readonly string[];
}

/** Our own API, for tests and for the page: one guard, then a line per thing it controls. */
export function control(instance: Instance, { hosts }: ControlOptions): Hono {
  return new Hono().use(localOnly(hosts)).post("/reset", (c) => {
    instance.reset();
    return c.json({ reset: true });
  });
}
