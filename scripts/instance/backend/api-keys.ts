import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { flag, listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import {
  apiKeyJson,
  createApiKey,
  deleteApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  updateApiKey,
  verifyApiKey,
  type ApiKey,
} from "../resources/api-key.ts";

const FIELDS = {
  description: z.string().max(255).nullish(),
  claims: z.record(z.string(), z.unknown()).nullish(),
  scopes: z.array(z.string()).optional(),
  seconds_until_expiration: z.number().min(0).max(315_360_000).nullish(),
};
const CreateBody = z.object({
  ...FIELDS,
  type: z.literal("api_key").optional(),
  name: z.string().min(1).max(255),
  subject: z.string(),
  created_by: z.string().nullish(),
});
const UpdateBody = z.object({ ...FIELDS, subject: z.string().optional() });
const RevokeBody = z.object({ revocation_reason: z.string().nullish() });
const VerifyBody = z.object({ secret: z.string() });
const ListQuery = z.object({
  ...PAGE,
  type: single.optional(),
  subject: single,
  include_invalid: flag.default(false),
  query: single.optional(),
});

export const apiKeys = (instance: Instance) => {
  const json = (key: ApiKey) => apiKeyJson(instance, key);
  const expiry = (seconds: number | null | undefined) =>
    seconds ? instance.now() + seconds * 1000 : null;
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const {
        subject,
        include_invalid: includeInvalid,
        query: part,
        ...page
      } = c.req.valid("query");
      const filter = { subject, includeInvalid, ...given({ query: part }) };
      return c.json(listJson(listApiKeys(instance, filter), page, json));
    })
    .post("/", body(CreateBody), (c) => {
      const input = c.req.valid("json");
      const key = createApiKey(instance, {
        name: input.name,
        subject: input.subject,
        description: input.description ?? null,
        claims: input.claims ?? null,
        scopes: input.scopes ?? [],
        createdBy: input.created_by ?? null,
        expiresAt: expiry(input.seconds_until_expiration),
      });
      return c.json({ ...json(key), secret: key.secret });
    })
    .post("/verify", body(VerifyBody), (c) =>
      c.json(json(verifyApiKey(instance, c.req.valid("json").secret))),
    )
    .get("/:id", (c) => c.json(json(getApiKey(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const { seconds_until_expiration: seconds, ...fields } = c.req.valid("json");
      const expiresAt = seconds === undefined ? undefined : expiry(seconds);
      const changes = given({ ...fields, expiresAt });
      return c.json(json(updateApiKey(instance, c.req.param("id"), changes)));
    })
    .delete("/:id", (c) => c.json(deleteApiKey(instance, c.req.param("id"))))
    .get("/:id/secret", (c) => c.json({ secret: getApiKey(instance, c.req.param("id")).secret }))
    .post("/:id/revoke", body(RevokeBody), (c) => {
      const reason = c.req.valid("json").revocation_reason ?? null;
      return c.json(json(revokeApiKey(instance, c.req.param("id"), reason)));
    });
};
