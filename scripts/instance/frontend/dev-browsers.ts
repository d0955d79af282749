import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { createDevBrowser } from "../resources/dev-browser.ts";

export const devBrowsers = (instance: Instance) =>
  new Hono().post("/", (c) => {
    const { id } = createDevBrowser(instance);
    c.header("Clerk-Db-Jwt", id);
    return c.json({ id });
  });
