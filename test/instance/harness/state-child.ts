import { setTimeout as pause } from "node:timers/promises";
import { openState } from "../../../scripts/instance/state/state.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";

/** A process of its own that creates users for as long as it lives, telling how many it had a second ago. */
const [file = ""] = process.argv.slice(2);
const { instance } = await openState(file);
await instance.keys.signing.current();
const counts: number[] = [];
for (;;) {
  for (let i = 0; i < 20; i++) createUser(instance, { firstName: "Ada" });
  counts.push(instance.store.users.size);
  if (counts.length > 50) process.stdout.write(`${counts.at(-51)}\n`);
  await pause(20);
}
