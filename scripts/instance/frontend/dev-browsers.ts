import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { createDevBrowser } from "../resources/dev-browser.ts";

export const devBrowsers = (instance: Instance) =>
  new Hono()
    .post("/", (c) => {
      const { id } = createDevBrowser(instance);
      c.header("Clerk-Db-Jwt", id);
      return c.json({ id });
    })
    /** What older clerk-js loads in a frame: the token travels in URLs here, so there is nothing to set. */
    .get("/init", (c) => c.html("<!doctype html><title>Dev browser</title>"))
    .post("/set_first_party_cookie", (c) => c.json({}));
