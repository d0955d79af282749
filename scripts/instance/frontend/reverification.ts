import { Hono, type Context } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import type { FrontendEnv } from "../middleware/dev-browser.ts";
import { body } from "../middleware/input.ts";
import { ownSession } from "../middleware/signed-in.ts";
import {
  prepareReverification,
  startReverification,
  tryReverification,
} from "../resources/reverification.ts";
import type { Session } from "../resources/session.ts";
import { text } from "./fields.ts";
import { reverificationJson } from "./json/reverification.ts";
import { wrapped } from "./wrapped.ts";

const LEVELS = ["first_factor", "second_factor", "multi_factor"] as const;
const StartBody = z.object({ level: z.enum(LEVELS) });
const PrepareBody = z.object({
  strategy: z.string(),
  email_address_id: text,
  phone_number_id: text,
});
const AttemptBody = z.object({ strategy: z.string(), code: text, password: text });

/** Below a session: who sits there proves again who they are. */
export const reverification = (instance: Instance) => {
  const find = (c: Context<FrontendEnv, "/:id">): Session =>
    ownSession(instance, c, c.req.param("id"));
  const answer = async (c: Context<FrontendEnv, "/:id">) =>
    wrapped(instance, c, await reverificationJson(instance, find(c), c.req.header("origin")));
  return new Hono<FrontendEnv>()
    .post("/:id/verify", body(StartBody), (c) => {
      startReverification(instance, find(c), c.req.valid("json").level);
      return answer(c);
    })
    .post("/:id/verify/prepare_first_factor", body(PrepareBody), (c) => {
      prepareReverification(instance, find(c), "firstFactor", choice(c.req.valid("json")));
      return answer(c);
    })
    .post("/:id/verify/attempt_first_factor", body(AttemptBody), (c) => {
      tryReverification(instance, find(c), "firstFactor", c.req.valid("json"));
      return answer(c);
    })
    .post("/:id/verify/prepare_second_factor", body(PrepareBody), (c) => {
      prepareReverification(instance, find(c), "secondFactor", choice(c.req.valid("json")));
      return answer(c);
    })
    .post("/:id/verify/attempt_second_factor", body(AttemptBody), (c) => {
      tryReverification(instance, find(c), "secondFactor", c.req.valid("json"));
      return answer(c);
    });
};

function choice(input: z.output<typeof PrepareBody>) {
  const { strategy, email_address_id: emailAddressId, phone_number_id: phoneNumberId } = input;
  return { strategy, emailAddressId, phoneNumberId };
}
