import { issueOAuthToken } from "../../../scripts/instance/resources/oauth-token.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { bearer } from "../harness/keys.ts";
import { asUser, type Identity } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";

/** A user who is signed in, with their headers. */
export async function somebody({ instance }: Scene, identity: Partial<Identity> = {}) {
  const { id: userId } = createUser(instance, {});
  return { userId, headers: await asUser(instance, { userId, ...identity }) };
}

/** A token that a user's consent gave to an application. */
export async function consent({ clerk, instance }: Scene, scopes: string[]) {
  const { id: userId } = createUser(instance, {});
  const { clientId } = await clerk.oauthApplications.create({
    name: "Agent",
    redirectUris: ["https://agent.example.com/callback"],
  });
  const { token } = issueOAuthToken(instance, { clientId, userId, scopes });
  return { userId, clientId, headers: bearer(token) };
}

/** Two machines, of which one may call the other. */
export async function machines({ clerk }: Scene) {
  const reports = await clerk.machines.create({ name: "reports" });
  const nightly = await clerk.machines.create({ name: "nightly", scopedMachines: [reports.id] });
  const stranger = await clerk.machines.create({ name: "stranger" });
  return { reports, nightly, stranger };
}
