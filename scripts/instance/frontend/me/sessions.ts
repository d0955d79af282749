import { Hono } from "hono";
import { notFound } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { finishSession, getSession, isLive, type Session } from "../../resources/session.ts";
import { bareSessionJson, ownSessionJson } from "../json/session.ts";
import { wrapped } from "../wrapped.ts";

/** The user's sessions on all their devices. */
export const mySessions = (instance: Instance) => {
  const withActivity = (session: Session) => ({
    ...bareSessionJson(instance, session),
    latest_activity: {
      object: "session_activity",
      id: session.id.replace("sess", "sess_activity"),
      device_type: "Computer",
      is_mobile: false,
      browser_name: "Browser",
      browser_version: "1",
      ip_address: "127.0.0.1",
    },
  });
  const list = (userId: string): Session[] => instance.store.sessions.by("user", userId);
  return new Hono<SignedInEnv>()
    .get("/", async (c) => {
      const found = list(me(instance, c).id);
      return c.json(
        await Promise.all(found.map((one) => ownSessionJson(instance, one, undefined))),
      );
    })
    .get("/active", (c) => {
      const live = list(me(instance, c).id).filter((session) => isLive(instance, session));
      return c.json(live.map(withActivity));
    })
    .post("/:id/revoke", async (c) => {
      const session = getSession(instance, c.req.param("id"));
      if (session.userId !== me(instance, c).id) throw notFound("session", session.id);
      const revoked = finishSession(instance, session.id, "revoked");
      return wrapped(instance, c, await ownSessionJson(instance, revoked, undefined));
    });
};
