import type { Instance } from "../../../scripts/instance/instance.ts";
import { person } from "../../browser/harness/people.ts";
import { asUser } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";

export const ADA = "ada@example.com";

const known = new WeakMap<Instance, Promise<string>>();

/** Ada, who may debug the app from her first appearance on. */
export function listed({ stage, instance }: Scene): Promise<string> {
  const start = async (): Promise<string> => {
    const { id } = person(instance, ADA);
    await stage.restart({ APP_DEBUG_USERS: `user_nobody, ${id}` });
    return id;
  };
  const ada = known.get(instance) ?? start();
  known.set(instance, ada);
  return ada;
}

export async function tokenOf(scene: Scene): Promise<string> {
  const { Authorization } = await asUser(scene.instance, { userId: await listed(scene) });
  return Authorization.replace("Bearer ", "");
}
