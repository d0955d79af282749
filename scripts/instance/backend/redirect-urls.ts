import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { newestFirst } from "../resources/order.ts";
import {
  createRedirectUrl,
  deleteRedirectUrl,
  getRedirectUrl,
  redirectUrlJson,
} from "../resources/redirect-url.ts";

/** A native app's own scheme is as good as https. */
const Body = z.object({
  url: z
    .string()
    .max(2048)
    .regex(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i),
});

export const redirectUrls = (instance: Instance) =>
  new Hono()
    .get("/", query(z.object(PAGINATED)), (c) => {
      const { paginated, ...page } = c.req.valid("query");
      const list = listJson(newestFirst(instance.store.redirectUrls.all()), page, redirectUrlJson);
      return c.json(paginated ? list : list.data);
    })
    .post("/", body(Body), (c) =>
      c.json(redirectUrlJson(createRedirectUrl(instance, c.req.valid("json").url))),
    )
    .get("/:id", (c) => c.json(redirectUrlJson(getRedirectUrl(instance, c.req.param("id")))))
    .delete("/:id", (c) => c.json(deleteRedirectUrl(instance, c.req.param("id"))));
