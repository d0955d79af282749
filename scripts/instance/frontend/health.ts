import { Hono } from "hono";

/** For proxies and watchers that ask whether the Frontend API is there. */
export const health = () =>
  new Hono()
    .get("/health", (c) => c.json({ status: "healthy" }))
    .get("/proxy-health", (c) =>
      c.json({ status: "healthy", x_forwarded_for: c.req.header("x-forwarded-for") ?? "" }),
    )
    .get("/clear-site-data", (c) => {
      c.header("Clear-Site-Data", '"cache", "cookies", "storage"');
      return c.json({});
    });
