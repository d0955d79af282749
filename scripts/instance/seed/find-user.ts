import type { SeedUser } from "./seed-body.ts";
import type { Instance } from "../instance.ts";
import type { User } from "../resources/user.ts";

/** Whom a seed means by an address, a name, an id of theirs or a place in the list. */
export function findUser({ store }: Instance, user: SeedUser, seeded: readonly User[]): User {
  const found =
    typeof user === "number"
      ? seeded[user]
      : (store.users.find("email", user.toLowerCase()) ??
        store.users.find("username", user.toLowerCase()) ??
        store.users.find("externalId", user));
  if (!found) throw new Error(`Unexpected user ${user} in the seed, expected one of the users`);
  return found;
}
