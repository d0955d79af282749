import { Hono } from "hono";
import * as z from "zod";
import { apiError } from "../errors.ts";
import { body, query } from "../middleware/input.ts";
import { askingMachine } from "../middleware/machine-key.ts";
import { flag, PAGE, pageOf, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import {
  createM2MToken,
  listM2MTokens,
  m2mTokenJson,
  revokeM2MToken,
  verifyM2MToken,
  type M2MToken,
} from "../resources/m2m-token.ts";

const seconds = z.number().min(1).max(315_360_000);
const CreateBody = z.object({
  token_format: z.enum(["opaque", "jwt"]).default("opaque"),
  seconds_until_expiration: seconds.nullish(),
  claims: z.record(z.string(), z.unknown()).nullish(),
  min_remaining_ttl_seconds: z.number().int().min(0).optional(),
});
const RevokeBody = z.object({ revocation_reason: z.string().nullish() });
const VerifyBody = z.object({ token: z.string() });
const ListQuery = z.object({
  ...PAGE,
  subject: single,
  revoked: flag.default(false),
  expired: flag.default(false),
});

export const m2mTokens = (instance: Instance) => {
  const json = (token: M2MToken) => m2mTokenJson(instance, token);
  const asking = (authorization: string | undefined) => askingMachine(instance, authorization);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { subject, limit, offset, ...filter } = c.req.valid("query");
      const machine = asking(c.req.header("authorization"));
      if (machine && machine.id !== subject) throw foreign();
      const found = listM2MTokens(instance, subject, filter);
      const page = pageOf(found, { limit, offset }).map(json);
      return c.json({ m2m_tokens: page, total_count: found.length });
    })
    .post("/", body(CreateBody), async (c) => {
      const machine = asking(c.req.header("authorization"));
      if (!machine) throw machineOnly();
      const input = c.req.valid("json");
      const token = await createM2MToken(instance, machine, {
        format: input.token_format,
        lifetimeInSeconds: input.seconds_until_expiration ?? undefined,
        claims: input.claims ?? null,
        minRemainingSeconds: input.min_remaining_ttl_seconds,
      });
      return c.json({ ...json(token), token: token.token }, 201);
    })
    .post("/verify", body(VerifyBody), (c) => {
      const machine = asking(c.req.header("authorization"));
      return c.json(json(verifyM2MToken(instance, c.req.valid("json").token, machine)));
    })
    .post("/:id/revoke", body(RevokeBody), (c) => {
      const machine = asking(c.req.header("authorization"));
      const reason = c.req.valid("json").revocation_reason ?? null;
      return c.json(json(revokeM2MToken(instance, c.req.param("id"), reason, machine)));
    });
};

function machineOnly() {
  const message = "Unexpected secret key of the instance, expected a machine's own secret key";
  return apiError(400, "machine_secret_key_required", "Machine secret key required", message);
}

function foreign() {
  const message = "A machine's secret key lists the tokens of that machine alone.";
  return apiError(403, "authorization_invalid", "Unauthorized request", message);
}
