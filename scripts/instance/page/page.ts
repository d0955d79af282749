import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Instance } from "../instance.ts";
import { localOnly } from "../middleware/local-only.ts";
import { layout } from "./layout.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { createVersion } from "./version.ts";
import type { ViewInput } from "./view.ts";
import { VIEWS, viewNamed } from "./views.ts";

export interface PageOptions {
  /** Host names beyond loopback under which a person may reach it. */
  hosts?: readonly string[];
  env?: ViewInput["env"];
}

/** For a person: what the instance holds, drawn here and kept fresh by one small script. */
export function page(instance: Instance, { hosts, env }: PageOptions): Hono {
  const version = createVersion(instance);
  const guards = [localOnly(hosts), HEADERS] as const;
  return new Hono()
    .use("/", ...guards)
    .use("/__page/*", ...guards)
    .get("/", async (c) => {
      const { origin, searchParams } = new URL(c.req.url);
      const view = viewNamed(searchParams.get("view"));
      const content = await view.render({ instance, origin, search: searchParams, env });
      return c.html(layout({ instance, views: VIEWS, view, version: version(), content }));
    })
    .get("/__page/version", (c) => c.json({ version: version() }))
    .get("/__page/script.js", (c) => c.body(SCRIPT, 200, { "content-type": "text/javascript" }))
    .get("/__page/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css" }));
}

/** The page shows secret keys: nothing may frame it, read it or run in it but its own files. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["data:"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  strictTransportSecurity: false,
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
});
