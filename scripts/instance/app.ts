import { Hono, type Context } from "hono";
import { getPath } from "hono/utils/url";
import { backend } from "./backend/backend.ts";
import { control, type ControlOptions } from "./control/control.ts";
import { ApiError, errorBody, internalError, notImplemented, routeNotFound } from "./errors.ts";
import { BACKEND_HOST, portalHost } from "./front/hosts.ts";
import { frontend } from "./frontend/frontend.ts";
import { images } from "./frontend/images.ts";
import { portal } from "./frontend/portal/portal.ts";
import type { Instance } from "./instance.ts";
import { injectFaults } from "./middleware/inject-faults.ts";
import { methodOverride } from "./middleware/method-override.ts";
import { observe } from "./middleware/observe.ts";
import { PORTAL_PREFIX } from "./origins.ts";
import { page } from "./page/page.ts";
import { publishedOperation } from "./published/published.ts";

export const BACKEND_PREFIX = "/bapi/v1";
const CONTROL_PREFIX = "/__instance";

export type AppOptions = Pick<ControlOptions, "hosts" | "env">;

/** Every mount on one router. Which API a path belongs to is decided once, from host and path. */
export function createApp(instance: Instance, options: AppOptions = {}): Hono {
  const app = new Hono({ getPath: mountedPath(instance.keys.host) });
  app.use("/v1/*", methodOverride(app));
  app.use(observe, injectFaults(instance));
  app.route(BACKEND_PREFIX, backend(instance, BACKEND_PREFIX));
  app.route(CONTROL_PREFIX, control(instance, { ...options, routes: () => app.routes }));
  app.route(PORTAL_PREFIX, portal(instance));
  app.route("/", images(instance));
  app.route("/", page(instance, options));
  app.route("/", frontend(instance));
  app.notFound((c) => respond(c, missing(c)));
  app.onError((error, c) => respond(c, error instanceof ApiError ? error : bug(error)));
  return app;
}

/** What is a host of its own at Clerk has a prefix here; clerk-js ends some paths in a slash. */
function mountedPath(frontendHost: string): (request: Request) => string {
  const prefixes = new Map([
    [BACKEND_HOST, "/bapi"],
    [portalHost(frontendHost), PORTAL_PREFIX],
  ]);
  return (request) => {
    const path = getPath(request);
    const [, host = ""] = HOST.exec(request.url) ?? [];
    const full = (prefixes.get(host) ?? "") + (path.length > 1 ? path.replace(/\/$/, "") : path);
    return full.replace(UNVERSIONED, `${BACKEND_PREFIX}/`);
  };
}

/** What machines use has no version in its path. */
const UNVERSIONED =
  /^\/bapi\/(?=(?:m2m_tokens|api_keys|oauth_applications\/access_tokens)(?:\/|$))/;

const HOST = /^https?:\/\/([^:/?#]+)/;

function missing(c: Context): ApiError {
  const { method, path } = c.req;
  const operation = path.startsWith(BACKEND_PREFIX)
    ? publishedOperation("backend", method, path.slice(BACKEND_PREFIX.length))
    : publishedOperation("frontend", method, path);
  return operation ? notImplemented(operation) : routeNotFound(method, path);
}

/** A bug is answered in Clerk's shape too, and its stack goes to the process's warnings. */
function bug(error: Error): ApiError {
  process.emitWarning(error.stack ?? error.message, "InstanceBug");
  return internalError();
}

function respond(c: Context, error: ApiError): Response {
  return c.json(errorBody(error), error.status, error.headers);
}
