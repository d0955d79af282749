import { createUser } from "../../../scripts/instance/resources/user.ts";
import type { Scene } from "./scene.ts";

/** What somebody sends who shows this token. */
export function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}

/** An API key for a user of its own. */
export async function apiKey({ clerk, instance }: Scene, scopes: string[] = []) {
  const { id: subject } = createUser(instance, {});
  const { id, secret = "" } = await clerk.apiKeys.create({ name: "Nightly", subject, scopes });
  return { id, subject, headers: bearer(secret) };
}
