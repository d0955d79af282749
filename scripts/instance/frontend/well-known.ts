import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { jwksJson } from "../jwks.ts";

export const wellKnown = (instance: Instance) =>
  new Hono().get("/jwks.json", async (c) => c.json(await jwksJson(instance)));
