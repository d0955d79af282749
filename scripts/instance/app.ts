import { Hono, type Context } from "hono";
import { getPath } from "hono/utils/url";
import { backend } from "./backend/backend.ts";
import { control, type ControlOptions } from "./control/control.ts";
import { ApiError, errorBody, internalError, notImplemented, routeNotFound } from "./errors.ts";
import { frontend } from "./frontend/frontend.ts";
import type { Instance } from "./instance.ts";
import { methodOverride } from "./middleware/method-override.ts";
import { publishedOperation } from "./published/published.ts";

export const BACKEND_PREFIX = "/bapi/v1";
export const CONTROL_PREFIX = "/__instance";
export const BACKEND_HOST = "api.clerk.com";

export type AppOptions = ControlOptions;

/** Every mount on one router. Which API a path belongs to is decided once, from host and path. */
export function createApp(instance: Instance, options: AppOptions = {}): Hono {
  const app = new Hono({ getPath: mountedPath });
  app.use("/v1/*", methodOverride(app));
  app.route(BACKEND_PREFIX, backend(instance));
  app.route(CONTROL_PREFIX, control(instance, options));
  app.route("/", frontend(instance));
  app.notFound((c) => respond(c, missing(c)));
  app.onError((error, c) => respond(c, error instanceof ApiError ? error : bug(error)));
  return app;
}

/** At Clerk's own host the Backend API has no prefix. */
function mountedPath(request: Request): string {
  const path = getPath(request);
  return BACKEND_URL.test(request.url) ? `/bapi${path}` : path;
}

const BACKEND_URL = new RegExp(`^https?://${BACKEND_HOST.replaceAll(".", "\\.")}[:/]`);

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
