import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import * as z from "zod";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { body, query } from "../middleware/input.ts";
import { single } from "../middleware/pagination.ts";
import { finishOauth } from "../resources/oauth-callback.ts";
import { waitingStrategy } from "../resources/waiting-strategy.ts";
import { leaveTo } from "./leave-to.ts";

const FIELDS = { state: z.string(), error: z.string().optional() };
const PROFILE = { email: z.email().optional(), first_name: z.string(), last_name: z.string() };
const Answer = z.object({ ...FIELDS, ...z.object(PROFILE).partial().shape });
const AnswerQuery = z.object({
  state: single,
  error: single.optional(),
  email: single.pipe(z.email().or(z.literal(""))).optional(),
  first_name: single.optional(),
  last_name: single.optional(),
});

/** What our provider page submits; a real provider would send a code that Clerk trades for as much. */
export const oauthCallback = (instance: Instance) =>
  new Hono()
    .get("/", query(AnswerQuery), (c) => finish(instance, c, c.req.valid("query")))
    .post("/", body(Answer), (c) => finish(instance, c, c.req.valid("json")));

function finish(instance: Instance, c: Context, answer: z.output<typeof Answer>) {
  const strategy = waitingStrategy(instance, answer.state);
  const { email, error } = answer;
  if (!error && !email) throw missingEmail();
  const profile = error || !email ? null : profileOf(strategy, email.toLowerCase(), answer);
  const { url, clientId } = finishOauth(instance, answer.state, profile);
  return leaveTo(instance, c, url, clientId);
}

/** The same address is the same person at the provider. */
function profileOf(provider: string, emailAddress: string, answer: z.output<typeof Answer>) {
  const providerUserId = createHash("sha256").update(emailAddress).digest("hex").slice(0, 20);
  const { first_name: firstName = "", last_name: lastName = "" } = answer;
  return { provider, providerUserId, emailAddress, firstName, lastName };
}

function missingEmail() {
  const message = "Unexpected answer without an email address, expected one from the provider";
  return apiError(400, "oauth_missing_email", "Missing email", message);
}
