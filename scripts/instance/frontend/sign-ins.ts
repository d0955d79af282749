import { Hono, type Context } from "hono";
import * as z from "zod";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { currentClient, ensureClient, type FrontendEnv } from "../middleware/dev-browser.ts";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import { isLive } from "../resources/session.ts";
import { settings } from "../resources/settings.ts";
import { startSignIn } from "../resources/sign-in-start.ts";
import {
  prepareFirstFactor,
  prepareSecondFactor,
  resetPassword,
  tryFirstFactor,
  trySecondFactor,
} from "../resources/sign-in-attempt.ts";
import { preparePasskey, tryPasskey } from "../resources/sign-in-passkey.ts";
import { createSignIn, getSignIn, type SignIn } from "../resources/sign-in.ts";
import { credential } from "./credential.ts";
import { signInJson } from "./json/sign-in.ts";
import { text, truth } from "./fields.ts";
import { relyingParty } from "./relying-party.ts";
import { wrapped } from "./wrapped.ts";

const StartBody = z.object({
  strategy: text,
  identifier: text,
  password: text,
  code: text,
  ticket: text,
  transfer: truth,
  redirect_url: text,
  action_complete_redirect_url: text,
});
const PrepareBody = z.object({
  strategy: z.string(),
  email_address_id: text,
  phone_number_id: text,
  redirect_url: text,
  action_complete_redirect_url: text,
});
const AttemptBody = z.object({
  strategy: z.string(),
  code: text,
  password: text,
  ticket: text,
  public_key_credential: credential.optional(),
});
const ResetBody = z.object({ password: z.string().max(256), sign_out_of_other_sessions: truth });

export const signIns = (instance: Instance) => {
  const find = (c: Context<FrontendEnv, "/:id">): SignIn =>
    getSignIn(instance, c.req.param("id"), currentClient(instance, c)?.id);
  const answer = (c: Context<FrontendEnv>, signIn: SignIn) =>
    wrapped(instance, c, signInJson(instance, signIn));
  return new Hono<FrontendEnv>()
    .post("/", body(StartBody), (c) => {
      const client = ensureClient(instance, c);
      refuseSecondSession(instance, client.id);
      const { redirect_url, action_complete_redirect_url, ...start } = c.req.valid("json");
      const urls = { redirectUrl: redirect_url, completeUrl: action_complete_redirect_url };
      const signIn = createSignIn(instance, client.id, given(urls));
      if (start.strategy === "passkey" && !start.identifier) {
        return answer(c, preparePasskey(instance, signIn, relyingParty(instance, c)));
      }
      return answer(c, startSignIn(instance, signIn, start));
    })
    .get("/:id", (c) => answer(c, find(c)))
    .post("/:id/prepare_first_factor", body(PrepareBody), (c) => {
      const prepare = c.req.valid("json");
      return answer(
        c,
        prepare.strategy === "passkey"
          ? preparePasskey(instance, find(c), relyingParty(instance, c))
          : prepareFirstFactor(instance, find(c), choice(prepare)),
      );
    })
    .post("/:id/attempt_first_factor", body(AttemptBody), (c) => {
      const { public_key_credential: used, ...attempt } = c.req.valid("json");
      const signIn = find(c);
      if (attempt.strategy === "ticket") return answer(c, startSignIn(instance, signIn, attempt));
      if (attempt.strategy === "passkey" && used) {
        return answer(c, tryPasskey(instance, signIn, used));
      }
      return answer(c, tryFirstFactor(instance, signIn, attempt));
    })
    .post("/:id/prepare_second_factor", body(PrepareBody), (c) =>
      answer(c, prepareSecondFactor(instance, find(c), choice(c.req.valid("json")))),
    )
    .post("/:id/attempt_second_factor", body(AttemptBody), (c) =>
      answer(c, trySecondFactor(instance, find(c), c.req.valid("json"))),
    )
    .post("/:id/reset_password", body(ResetBody), (c) => {
      const { password, sign_out_of_other_sessions: signOutOthers } = c.req.valid("json");
      return answer(c, resetPassword(instance, find(c), password, signOutOthers));
    });
};

function choice(input: z.output<typeof PrepareBody>) {
  return {
    strategy: input.strategy,
    emailAddressId: input.email_address_id,
    phoneNumberId: input.phone_number_id,
    redirectUrl: input.redirect_url,
    completeUrl: input.action_complete_redirect_url,
  };
}

function refuseSecondSession(instance: Instance, clientId: string): void {
  if (!settings(instance).singleSession) return;
  const { sessions } = instance.store;
  if (!sessions.by("client", clientId).some((session) => isLive(instance, session))) return;
  throw apiError(400, "session_exists", "Session already exists", "You're already signed in.");
}
