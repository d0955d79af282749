import { expect } from "vitest";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { listDeliveries } from "../../../scripts/instance/resources/webhook-delivery.ts";
import { asUser } from "../harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import { skillScript } from "../harness/skill-files.ts";
import { forgeries, postEvent } from "../harness/webhooks.ts";
import { changeEndpoints, delivered, me, mirrored, nameOf, rowOf } from "./mirror.ts";

const send = `node ${skillScript("clerk-webhooks-events.next", "webhook.mjs")} send`;

/** Users and their rows, whatever the network does to the events. */
export function users({ walk, attack }: Plot): void {
  walk("a name follows, and a deleted user stays gone", async (scene) => {
    const ada = await mirrored(scene, "Ada");
    await scene.clerk.users.updateUser(ada.id, { firstName: "Augusta" });
    await delivered(scene);
    const headers = await asUser(scene.instance, { userId: ada.id });
    expect(await (await scene.ask("/api/me", { headers })).json()).toMatchObject({
      id: ada.id,
      firstName: "Augusta",
    });
    await scene.clerk.users.deleteUser(ada.id);
    await delivered(scene);
    await scene.run(`${send} user.updated ${scene.stage.url}/api/webhooks --id ${ada.id}`);
    expect((await scene.ask("/api/me", { headers })).status).toBe(401);
  });

  walk("late and repeated events change nothing", async (scene) => {
    const grace = await mirrored(scene, "Grace");
    const endpoint = `${scene.stage.url}/api/webhooks --id ${grace.id}`;
    const printed = await scene.run(`${send} user.updated ${endpoint} --updated-at 1000`);
    expect(printed).toMatch(new RegExp(`^204 user.updated ${grace.id} msg_`));
    expect(await nameOf(scene, grace)).toBe("Grace");
    await scene.run(`${send} user.updated ${endpoint} --svix-id msg_once`);
    expect(await nameOf(scene, grace)).toBe("Ada");
    await scene.clerk.users.updateUser(grace.id, { firstName: "Grace" });
    await delivered(scene);
    await scene.run(`${send} user.updated ${endpoint} --svix-id msg_once`);
    expect(await nameOf(scene, grace)).toBe("Grace");
  });

  walk("what fails is delivered again", async (scene) => {
    const { instance } = scene;
    const back = changeEndpoints(scene, (url) => ({ url: `${url}/not-there` }));
    await mirrored(scene, "Ada");
    const [failed] = listDeliveries(instance, { status: "pending" });
    expect(failed?.attempts[0]?.status).toBe(404);
    back();
    instance.clock.advance(5_000);
    await delivered(scene);
    const ids = listDeliveries(instance, { status: "succeeded" }).map(({ id }) => id);
    expect(ids).toContain(failed?.id);
    instance.clock.reset();
  });

  walk("an event that cannot be applied may come again", async (scene) => {
    const { url, env } = scene.stage;
    const ada = createUser(scene.instance, { firstName: "Ada" });
    await delivered(scene);
    const event = {
      type: "user.updated",
      secret: env["CLERK_WEBHOOK_SIGNING_SECRET"],
      id: "msg_again",
    };
    const data = { id: ada.id, email_addresses: [], first_name: "Augusta" };
    const deliver = (updated_at: number | null) =>
      postEvent(`${url}/api/webhooks`, { ...event, data: { ...data, updated_at } });
    expect((await deliver(null)).status).toBe(500);
    expect((await deliver(Date.now())).status).toBe(204);
    expect(await nameOf(scene, ada)).toBe("Augusta");
  });

  walk("the first request comes before the webhook", async (scene) => {
    const back = changeEndpoints(scene, () => ({ disabled: true }));
    const ada = createUser(scene.instance, { firstName: "Ada" });
    const answers = await Promise.all([me(scene, ada), me(scene, ada), me(scene, ada)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    back();
  });

  walk("a backfill brings what was missed", async (scene) => {
    const ada = await mirrored(scene, "Ada");
    const back = changeEndpoints(scene, () => ({ disabled: true }));
    await scene.clerk.users.updateUser(ada.id, { firstName: "Augusta" });
    expect(await nameOf(scene, ada)).toBe("Ada");
    const headers = { authorization: `Bearer ${scene.stage.env["CRON_SECRET"]}` };
    const response = await scene.ask("/api/backfill", { method: "POST", headers });
    expect(await response.json()).toEqual({ users: scene.instance.store.users.size });
    expect(await nameOf(scene, ada)).toBe("Augusta");
    back();
  });

  for (const [how, forge] of forgeries)
    attack(`somebody renames a user, ${how}`, async (scene) => {
      const ada = await mirrored(scene, "Ada");
      const { url, env } = scene.stage;
      const data = {
        id: ada.id,
        email_addresses: [],
        first_name: "Mallory",
        updated_at: Date.now(),
      };
      const forged = forge(env["CLERK_WEBHOOK_SIGNING_SECRET"] ?? "");
      await postEvent(`${url}/api/webhooks`, { type: "user.updated", data, ...forged });
      return (await nameOf(scene, ada)) === "Mallory";
    });
  attack("a stranger reads a row", async (scene) => {
    await mirrored(scene, "Ada");
    return (await scene.ask("/api/me")).ok;
  });
  attack("somebody reads another's row", async (scene) => {
    await mirrored(scene, "Ada");
    const eve = await mirrored(scene, "Eve");
    return (await rowOf(scene, eve)).id !== eve.id;
  });
  attack("a stranger starts a backfill", async ({ ask }) => {
    const headers = { authorization: "Bearer undefined" };
    return (await ask("/api/backfill", { method: "POST", headers })).ok;
  });
}
