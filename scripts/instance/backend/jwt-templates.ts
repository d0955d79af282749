import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import {
  createJwtTemplate,
  deleteJwtTemplate,
  getJwtTemplate,
  jwtTemplateJson,
  updateJwtTemplate,
  type JwtTemplateFields,
} from "../resources/jwt-template.ts";
import { newestFirst } from "../resources/order.ts";

const ALGORITHMS = ["RS256", "RS384", "RS512", "HS256", "HS384", "HS512"] as const;

/** Claims that every token has already; a template may not name them. */
const RESERVED = ["azp", "exp", "iat", "iss", "jti", "nbf", "sub"];

const claims = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const reserved = RESERVED.find((name) => name in value);
  if (!reserved) return;
  const params = { code: "jwt_template_reserved_claim" };
  context.addIssue({
    code: "custom",
    params,
    message: `You can't use the reserved claim ${reserved}`,
  });
});

const Body = z
  .object({
    name: z
      .string()
      .regex(/^[\w-]+$/)
      .max(256),
    claims,
    lifetime: z.number().int().min(30).max(315_360_000).nullish(),
    allowed_clock_skew: z.number().int().min(0).max(300).nullish(),
    custom_signing_key: z.boolean().optional(),
    signing_algorithm: z.enum(ALGORITHMS).nullish(),
    signing_key: z.string().nullish(),
  })
  .superRefine((input, context) => {
    if (!input.custom_signing_key || (input.signing_key && input.signing_algorithm)) return;
    const path = [input.signing_key ? "signing_algorithm" : "signing_key"];
    const params = { code: "form_param_missing" };
    context.addIssue({ code: "custom", path, params, message: "is missing" });
  })
  .transform((input): JwtTemplateFields => ({
    name: input.name,
    claims: input.claims,
    lifetime: input.lifetime ?? 60,
    allowedClockSkew: input.allowed_clock_skew ?? 5,
    signingKey: input.custom_signing_key ? (input.signing_key ?? null) : null,
    signingAlgorithm: (input.custom_signing_key && input.signing_algorithm) || "RS256",
  }));

export const jwtTemplates = (instance: Instance) =>
  new Hono()
    .get("/", query(z.object(PAGINATED)), (c) => {
      const { paginated, ...page } = c.req.valid("query");
      const list = listJson(newestFirst(instance.store.jwtTemplates.all()), page, jwtTemplateJson);
      return c.json(paginated ? list : list.data);
    })
    .post("/", body(Body), (c) =>
      c.json(jwtTemplateJson(createJwtTemplate(instance, c.req.valid("json")))),
    )
    .get("/:id", (c) => c.json(jwtTemplateJson(getJwtTemplate(instance, c.req.param("id")))))
    .patch("/:id", body(Body), (c) =>
      c.json(jwtTemplateJson(updateJwtTemplate(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .delete("/:id", (c) => c.json(deleteJwtTemplate(instance, c.req.param("id"))));
