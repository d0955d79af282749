import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { jwksJson } from "../jwks.ts";

export const jwks = (instance: Instance) =>
  new Hono().get("/", async (c) => c.json(await jwksJson(instance)));
