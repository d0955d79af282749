import { createUser } from "../../../scripts/instance/resources/user.ts";
import { asUser } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";
import { callAction } from "../harness/server-action.ts";

const add = { page: "/tasks", file: "app/tasks/actions.ts", name: "add" };

/** Somebody who has a task. */
export async function owner(scene: Scene) {
  const { stage, instance } = scene;
  const headers = await asUser(instance, { userId: createUser(instance, {}).id });
  const form = new FormData();
  form.set("title", "Water the plants");
  await callAction(stage, { ...add, headers }, form);
  const [task] = await tasksOf(scene, headers);
  return { headers, id: task?.id ?? "" };
}

export async function tasksOf(
  { ask }: Scene,
  headers: Record<string, string>,
): Promise<{ id: string }[]> {
  const body: unknown = await (await ask("/api/tasks", { headers })).json();
  return (body as { tasks: { id: string }[] }).tasks;
}
