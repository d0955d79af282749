import { Hono, type Context } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { currentClient, ensureClient, type FrontendEnv } from "../middleware/dev-browser.ts";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import { answerSignUp, prepareSignUp, trySignUp } from "../resources/sign-up-attempt.ts";
import { startSignUp } from "../resources/sign-up-start.ts";
import { createSignUp, getSignUp, type SignUp } from "../resources/sign-up.ts";
import { choiceOf, jsonObject, text, truth } from "./fields.ts";
import { signUpJson } from "./json/sign-up.ts";
import { wrapped } from "./wrapped.ts";

const AnswersBody = z.object({
  email_address: z.union([z.email().max(320), z.literal("")]).optional(),
  phone_number: z.union([z.e164(), z.literal("")]).optional(),
  username: z.string().max(64).optional(),
  first_name: z.string().max(256).optional(),
  last_name: z.string().max(256).optional(),
  password: z.string().max(256).optional(),
  unsafe_metadata: jsonObject,
  legal_accepted: choiceOf,
});
const StartBody = AnswersBody.extend({
  strategy: text,
  ticket: text,
  transfer: truth,
  redirect_url: text,
  action_complete_redirect_url: text,
});
const PrepareBody = z.object({
  strategy: z.string(),
  redirect_url: text,
  action_complete_redirect_url: text,
});
const AttemptBody = z.object({ strategy: z.string(), code: text });

export const signUps = (instance: Instance) => {
  const find = (c: Context<FrontendEnv, "/:id">): SignUp =>
    getSignUp(instance, c.req.param("id"), currentClient(instance, c)?.id);
  const answer = (c: Context<FrontendEnv>, signUp: SignUp) =>
    wrapped(instance, c, signUpJson(instance, signUp));
  return new Hono<FrontendEnv>()
    .post("/", body(StartBody), (c) => {
      const input = c.req.valid("json");
      const { redirect_url: redirectUrl, action_complete_redirect_url: completeUrl } = input;
      const client = ensureClient(instance, c);
      const signUp = createSignUp(instance, client.id, given({ redirectUrl, completeUrl }));
      return answer(c, startSignUp(instance, signUp, { ...input, ...answers(input) }));
    })
    .get("/:id", (c) => answer(c, find(c)))
    .patch("/:id", body(StartBody), (c) => {
      const input = c.req.valid("json");
      if (input.strategy) {
        return answer(c, startSignUp(instance, find(c), { ...input, ...answers(input) }));
      }
      return answer(c, answerSignUp(instance, find(c), answers(input)));
    })
    .post("/:id/prepare_verification", body(PrepareBody), (c) => {
      const { strategy, redirect_url: redirectUrl } = c.req.valid("json");
      return answer(c, prepareSignUp(instance, find(c), { strategy, redirectUrl }));
    })
    .post("/:id/attempt_verification", body(AttemptBody), (c) =>
      answer(c, trySignUp(instance, find(c), c.req.valid("json"))),
    );
};

function answers(input: z.output<typeof AnswersBody>) {
  return {
    emailAddress: input.email_address,
    phoneNumber: input.phone_number,
    username: input.username,
    firstName: input.first_name,
    lastName: input.last_name,
    password: input.password,
    unsafeMetadata: input.unsafe_metadata,
    legalAccepted: input.legal_accepted,
  };
}
