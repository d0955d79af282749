import * as z from "zod";
import type { Instance } from "./instance.ts";
import { createUser } from "./resources/user.ts";
import { CreateUserBody } from "./backend/user-body.ts";

/** A seed speaks the Backend API's bodies, so that what is true of a request is true of a seed. */
export const Seed = z.strictObject({ users: z.array(CreateUserBody).default([]) });

export type Seed = z.output<typeof Seed>;

export function seed(instance: Instance, { users }: Seed): void {
  for (const user of users) createUser(instance, user);
}
