import { Hono, type Context } from "hono";
import * as z from "zod";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { FrontendEnv } from "../middleware/dev-browser.ts";
import { body } from "../middleware/input.ts";
import { ownSession } from "../middleware/signed-in.ts";
import { mintSessionToken } from "../resources/session-token.ts";
import { mintTemplateToken } from "../resources/template-token.ts";
import { finishSession, isLive, type Session } from "../resources/session.ts";
import { sessionFor, touchSession } from "../resources/touch-session.ts";
import { text } from "./fields.ts";
import { ownSessionJson } from "./json/session.ts";
import { wrapped } from "./wrapped.ts";

const TouchBody = z.object({ active_organization_id: text, intent: text });
const TokenBody = z.object({ organization_id: text });

export const sessions = (instance: Instance) => {
  const find = (c: Context<FrontendEnv, "/:id">): Session =>
    ownSession(instance, c, c.req.param("id"));
  const live = (c: Context<FrontendEnv, "/:id">): Session => {
    const session = find(c);
    if (isLive(instance, session)) return session;
    throw apiError(401, "signed_out", "You are signed out", "The session is over.");
  };
  const answer = async (c: Context<FrontendEnv>, session: Session) =>
    wrapped(instance, c, await ownSessionJson(instance, session, c.req.header("origin")));
  return new Hono<FrontendEnv>()
    .get("/:id", (c) => answer(c, find(c)))
    .post("/:id/touch", body(TouchBody), (c) => {
      const { active_organization_id: organizationId } = c.req.valid("json");
      return answer(c, touchSession(instance, live(c), organizationId));
    })
    .post("/:id/end", (c) => answer(c, finishSession(instance, find(c).id, "ended")))
    .post("/:id/remove", (c) => answer(c, finishSession(instance, find(c).id, "removed")))
    .post("/:id/tokens", body(TokenBody), async (c) => {
      const { organization_id: organizationId } = c.req.valid("json");
      const session = sessionFor(instance, live(c), organizationId);
      const origin = c.req.header("origin");
      return c.json(await mintSessionToken(instance, session, { origin }));
    })
    .post("/:id/tokens/:template", async (c) => {
      const origin = c.req.header("origin");
      const name = c.req.param("template");
      return c.json(await mintTemplateToken(instance, live(c), name, { origin }));
    });
};
