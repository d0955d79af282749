import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { jwksJson } from "../jwks.ts";

export const keys = (instance: Instance) =>
  new Hono()
    .get("/", async (c) => c.json(await jwksJson(instance)))
    .post("/rotate", async (c) => {
      await instance.keys.signing.rotate();
      return c.json(await jwksJson(instance));
    });
