import { expect } from "vitest";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { listDeliveries } from "../../../scripts/instance/resources/webhook-delivery.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { commandsUnder } from "../harness/shown.ts";
import { skillScript } from "../harness/skill-files.ts";
import { forgeries, postEvent } from "../harness/webhooks.ts";
import { changeEndpoints, delivered } from "./mirror.ts";

const SAMPLE = "clerk-webhooks-events.next";
const [shown] = commandsUnder(SAMPLE, "See that it works");

/** The skill's script prints what the skill shows. */
export async function passesScript({ run }: Scene, url: string): Promise<void> {
  const [command = "", prints] = shown ?? [];
  const line = command
    .replace("scripts/webhook.mjs", skillScript(SAMPLE, "webhook.mjs"))
    .replace("http://localhost:3000/api/webhooks --env-file .env.local", url);
  expect((await run(line)).trimEnd()).toBe(prints);
}

/** Servers that verify and log what came, and keep nothing. */
export function receivers(plot: Plot): void {
  for (const file of ["fastify-server.ts", "hono-server.ts"])
    receiver(plot, file, ({ serve }) => serve(`tsx ${file}`));
}

export function receiver(
  { walk, attack }: Plot,
  name: string,
  start: (scene: Scene) => Promise<string>,
): void {
  walk(`${name} answers the script, and takes what the instance delivers`, async (scene) => {
    const url = `${await start(scene)}/api/webhooks`;
    await passesScript(scene, url);
    const back = changeEndpoints(scene, (at) =>
      at.endsWith("/api/webhooks") ? { url } : { disabled: true },
    );
    createUser(scene.instance, { firstName: "Ada" });
    await delivered(scene);
    back();
    expect(listDeliveries(scene.instance, {})[0]).toMatchObject({
      type: "user.created",
      status: "succeeded",
    });
  });
  attack(`${name} believes somebody else`, async (scene) => {
    const url = `${await start(scene)}/api/webhooks`;
    const secret = scene.stage.env["CLERK_WEBHOOK_SIGNING_SECRET"] ?? "";
    const event = { type: "user.deleted", data: { id: "user_ada" } };
    const answers = forgeries.map(([, forge]) => postEvent(url, { ...event, ...forge(secret) }));
    return (await Promise.all(answers)).some(({ ok }) => ok);
  });
}
