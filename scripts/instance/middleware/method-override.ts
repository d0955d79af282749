import type { Hono, MiddlewareHandler } from "hono";

const METHODS = new Set(["PATCH", "DELETE", "PUT"]);

/** clerk-js sends everything but GET and POST as `POST ?_method=…`, so that CORS needs no preflight. */
export function methodOverride(app: Hono): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== "POST") return next();
    const method = c.req.query("_method");
    if (method === undefined || !METHODS.has(method)) return next();
    const { headers, body } = c.req.raw;
    const init: RequestInit = { method, headers, ...(body ? { body, duplex: "half" } : {}) };
    return app.fetch(new Request(c.req.url, init), c.env);
  };
}
