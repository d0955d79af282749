import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { secretKey } from "../middleware/secret-key.ts";
import { jwks } from "./jwks.ts";
import { sessions } from "./sessions.ts";
import { users } from "./users.ts";

/** The Backend API: one guard, then a line per resource. Paths are as published. */
export function backend(instance: Instance): Hono {
  return new Hono()
    .use(secretKey(instance))
    .route("/users", users(instance))
    .route("/sessions", sessions(instance))
    .route("/jwks", jwks(instance));
}
