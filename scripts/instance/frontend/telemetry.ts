import { Hono } from "hono";

/** What clerk-js tells Clerk about how it is used. Nobody wants to know here. */
export const telemetry = () =>
  new Hono().post("/event", (c) => c.json({})).post("/logs", (c) => c.json({}));
