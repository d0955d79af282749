import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Instance } from "../instance.ts";
import { devBrowser, type FrontendEnv } from "../middleware/dev-browser.ts";
import { devBrowsers } from "./dev-browsers.ts";
import { wellKnown } from "./well-known.ts";

/** The Frontend API: open CORS, one guard, then a line per resource. Paths are as published. */
export function frontend(instance: Instance): Hono<FrontendEnv> {
  return new Hono<FrontendEnv>()
    .use("/v1/*", CORS, devBrowser(instance))
    .use("/.well-known/*", CORS)
    .route("/.well-known", wellKnown(instance))
    .route("/v1/dev_browser", devBrowsers(instance));
}

const CORS = cors({
  origin: (origin) => origin,
  credentials: true,
  exposeHeaders: ["Clerk-Db-Jwt", "Authorization", "Retry-After"],
  maxAge: 600,
});
