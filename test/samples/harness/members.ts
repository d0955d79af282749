import { createUser, type UserInput } from "../../../scripts/instance/resources/user.ts";
import { asUser } from "./people.ts";
import type { Scene } from "./scene.ts";

type Headers = { Authorization: string };

/** Somebody without an organization. */
export function asSomebody({ instance }: Scene): Promise<Headers> {
  return asUser(instance, { userId: createUser(instance, {}).id });
}

/** The founder of an organization of their own, acting for it. */
export async function asAdmin(scene: Scene, input: UserInput = {}): Promise<Headers> {
  const { id: userId } = createUser(scene.instance, input);
  return asUser(scene.instance, { userId, organizationId: await found(scene, userId) });
}

/** Somebody who acts for an organization that another one founded. */
export async function asMember(scene: Scene): Promise<Headers> {
  const { instance, clerk } = scene;
  const { id: userId } = createUser(instance, {});
  const organizationId = await found(scene, createUser(instance, {}).id);
  const membership = { organizationId, userId, role: "org:member" };
  await clerk.organizations.createOrganizationMembership(membership);
  return asUser(instance, { userId, organizationId });
}

async function found({ clerk }: Scene, createdBy: string): Promise<string> {
  return (await clerk.organizations.createOrganization({ name: "Acme", createdBy })).id;
}
