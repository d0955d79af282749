import { createUser, type User } from "../../../scripts/instance/resources/user.ts";
import {
  updateWebhookEndpoint,
  type WebhookEndpointFields,
} from "../../../scripts/instance/resources/webhook-endpoint.ts";
import { asUser } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";

/** Until nothing is on its way to the app. */
export function delivered({ stage }: Scene): Promise<void> {
  return stage.served.webhooks.idle();
}

/** Somebody whose row has come. */
export async function mirrored(scene: Scene, firstName: string): Promise<User> {
  const user = createUser(scene.instance, { firstName });
  await delivered(scene);
  return user;
}

/** What the app says to somebody of themselves. */
export async function me({ ask, instance }: Scene, { id: userId }: User): Promise<Response> {
  return ask("/api/me", { headers: await asUser(instance, { userId }) });
}

export async function nameOf(scene: Scene, user: User): Promise<string | undefined> {
  return (await rowOf(scene, user)).firstName;
}

export async function rowOf(
  scene: Scene,
  user: User,
): Promise<{ id?: string; firstName?: string }> {
  return JSON.parse(await (await me(scene, user)).text());
}

/** Changes where the instance delivers to; yields the way back. */
export function changeEndpoints(
  { instance }: Scene,
  change: (url: string) => WebhookEndpointFields,
): () => void {
  const before = [...instance.store.webhookEndpoints.all()];
  for (const { id, url } of before) updateWebhookEndpoint(instance, id, change(url));
  return () => {
    for (const { id, ...fields } of before) updateWebhookEndpoint(instance, id, fields);
  };
}
