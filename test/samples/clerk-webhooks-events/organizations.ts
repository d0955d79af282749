import { expect } from "vitest";
import { createOrganization } from "../../../scripts/instance/resources/create-organization.ts";
import type { Organization } from "../../../scripts/instance/resources/organization.ts";
import type { User } from "../../../scripts/instance/resources/user.ts";
import { asUser } from "../harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { forgeries, type PostedEvent, postEvent } from "../harness/webhooks.ts";
import { delivered, mirrored } from "./mirror.ts";

const ENDPOINT = "/api/webhooks/organizations";

interface Member {
  userId: string;
  role: string;
  firstName: string | null;
}

/** Organizations and their members, by an endpoint with a secret of its own. */
export function organizations({ walk, attack, excuse }: Plot): void {
  walk("members come and go as they do at Clerk", async (scene) => {
    const { clerk } = scene;
    const { ada, acme, members } = await founded(scene);
    const bob = await mirrored(scene, "Bob");
    const membership = { organizationId: acme.id, userId: bob.id };
    await clerk.organizations.createOrganizationMembership({ ...membership, role: "org:member" });
    await clerk.organizations.updateOrganization(acme.id, { name: "Acme Ltd" });
    expect(await members()).toEqual([
      { userId: ada.id, role: "org:admin", firstName: "Ada" },
      { userId: bob.id, role: "org:member", firstName: "Bob" },
    ]);
    await clerk.organizations.updateOrganizationMembership({ ...membership, role: "org:admin" });
    expect((await members())[1]?.role).toBe("org:admin");
    await clerk.organizations.deleteOrganizationMembership(membership);
    expect(await members()).toHaveLength(1);
    await clerk.organizations.deleteOrganization(acme.id);
    expect(await members()).toEqual([]);
  });

  walk("a delivery that comes twice changes nothing", async (scene) => {
    const { acme, members } = await founded(scene);
    const sent = membershipOf(await mirrored(scene, "Bob"), acme);
    const secret = scene.stage.env["ORGANIZATIONS_SIGNING_SECRET"];
    const deliver = (data: object) =>
      postEvent(scene.stage.url + ENDPOINT, { ...sent, data, secret, id: "msg_twice" });
    expect((await deliver(sent.data)).status).toBe(204);
    expect((await deliver({ ...sent.data, role: "org:admin" })).status).toBe(204);
    expect((await members())[1]?.role).toBe("org:member");
  });

  for (const [how, forge] of forgeries)
    attack(`somebody makes themselves a member, ${how}`, async (scene) =>
      joins(scene, forge(scene.stage.env["ORGANIZATIONS_SIGNING_SECRET"] ?? "")),
    );
  attack("somebody makes themselves a member, with the other endpoint's secret", async (scene) =>
    joins(scene, { secret: scene.stage.env["CLERK_WEBHOOK_SIGNING_SECRET"] }),
  );
  attack("a stranger lists members", async ({ ask }) => (await ask("/api/members")).ok);
  attack("somebody without an organization lists members", async (scene) => {
    const { id: userId } = await mirrored(scene, "Eve");
    const headers = await asUser(scene.instance, { userId });
    return (await scene.ask("/api/members", { headers })).ok;
  });
  attack("an admin lists the members of another organization", async (scene) => {
    const { ada } = await founded(scene);
    const { members } = await founded(scene);
    return (await members()).some(({ userId }) => userId === ada.id);
  });
  attack("somebody lists the members of an organization that is gone", async (scene) => {
    const { acme, members } = await founded(scene);
    const late = membershipOf(await mirrored(scene, "Bob"), acme);
    await scene.clerk.organizations.deleteOrganization(acme.id);
    await delivered(scene);
    const secret = scene.stage.env["ORGANIZATIONS_SIGNING_SECRET"];
    await postEvent(scene.stage.url + ENDPOINT, { ...late, secret });
    return (await members()).length > 0;
  });
  attack("somebody ends another organization with their own", async (scene) => {
    const { members } = await founded(scene);
    const { acme: own } = await founded(scene);
    await scene.clerk.organizations.deleteOrganization(own.id);
    return (await members()).length === 0;
  });

  excuse("eq(users.clerkId, memberships.userId)", "a join without its condition is no SQL");
}

/** Ada, her organization, and what the app says to her of its members. */
async function founded(scene: Scene) {
  const ada = await mirrored(scene, "Ada");
  const acme = createOrganization(scene.instance, { name: "Acme", createdBy: ada.id });
  const headers = await asUser(scene.instance, { userId: ada.id, organizationId: acme.id });
  const members = async (): Promise<Member[]> => {
    await delivered(scene);
    const response = await scene.ask("/api/members", { headers });
    const { members }: { members: Member[] } = JSON.parse(await response.text());
    return members;
  };
  return { ada, acme, members };
}

async function joins(scene: Scene, how: Partial<PostedEvent>): Promise<boolean> {
  const eve = await mirrored(scene, "Eve");
  const { acme, members } = await founded(scene);
  await delivered(scene);
  await postEvent(scene.stage.url + ENDPOINT, { ...membershipOf(eve, acme), ...how });
  return (await members()).some(({ userId }) => userId === eve.id);
}

function membershipOf({ id: user_id }: User, { id }: Organization) {
  const data = {
    id: `orgmem_${user_id}`,
    organization: { id },
    public_user_data: { user_id },
    role: "org:member",
    updated_at: Date.now(),
  };
  return { type: "organizationMembership.created", data };
}
