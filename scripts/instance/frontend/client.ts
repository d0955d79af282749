import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { currentClient, ensureClient, type FrontendEnv } from "../middleware/dev-browser.ts";
import { updateClient } from "../resources/client.ts";
import { finishSession } from "../resources/session.ts";
import { ownClientJson } from "./json/client.ts";

export const client = (instance: Instance) => {
  const signOutEverywhere = (clientId: string): void => {
    for (const { id } of instance.store.sessions.by("client", clientId)) {
      finishSession(instance, id, "removed");
    }
    updateClient(instance, clientId, {
      signInId: null,
      signUpId: null,
      lastActiveSessionId: null,
    });
  };
  const answer = async (clientId: string | undefined, origin: string | undefined) => {
    const found = instance.store.clients.get(clientId ?? "");
    return { response: found ? await ownClientJson(instance, found, origin) : null, client: null };
  };
  return new Hono<FrontendEnv>()
    .get("/", async (c) =>
      c.json(await answer(currentClient(instance, c)?.id, c.req.header("origin"))),
    )
    .on(["PUT", "POST"], "/", async (c) =>
      c.json(await answer(ensureClient(instance, c).id, c.req.header("origin"))),
    )
    .delete("/", async (c) => {
      const { id } = ensureClient(instance, c);
      signOutEverywhere(id);
      return c.json(await answer(id, c.req.header("origin")));
    })
    .delete("/sessions", async (c) => {
      const { id } = ensureClient(instance, c);
      signOutEverywhere(id);
      return c.json(await answer(id, c.req.header("origin")));
    });
};
