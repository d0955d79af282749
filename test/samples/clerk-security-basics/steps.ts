import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { createMembership } from "../../../scripts/instance/resources/membership.ts";
import { newOrganization } from "../../../scripts/instance/resources/organization.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { apiKey } from "../harness/keys.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { asUser, type Identity } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";
import { callAction } from "../harness/server-action.ts";

/** All the ways that do not depend on a file to load. */
export const INJECTED = `<script>globalThis.ran = 1</script><img src="x:" onerror="globalThis.ran = 1">`;

export async function act(
  { stage, instance }: Scene,
  action: string,
  input: unknown[],
  who?: Identity,
) {
  const headers = who ? await asUser(instance, { origin: stage.url, ...who }) : {};
  const file = "app/account/actions.ts";
  return (await callAction(stage, { page: "/account", file, name: action, headers }, input)).text();
}

/** Asks for the export with a key that has these scopes. */
export async function exported(scene: Scene, scopes: string[]): Promise<Response> {
  return scene.ask("/api/export", await apiKey(scene, scopes));
}

export async function planSet(
  { ask, instance, stage }: Scene,
  userId: string,
  who: Identity,
): Promise<Response> {
  return ask(`/api/plans/${userId}`, {
    method: "PUT",
    headers: await asUser(instance, { origin: stage.url, ...who }),
    body: JSON.stringify({ plan: "pro" }),
  });
}

/** Somebody in the organization that the environment names. */
export function staff(instance: Instance, role: string): Identity {
  const { id: userId } = createUser(instance, {});
  const organizationId = "org_staff";
  if (!instance.store.organizations.get(organizationId)) {
    const made = newOrganization(instance, {
      name: "Staff",
      createdBy: null,
      maxAllowedMemberships: 0,
    });
    instance.store.organizations.put({ ...made, id: organizationId, slug: "our-staff" });
  }
  createMembership(instance, { organizationId, userId, role });
  return { userId, organizationId };
}

/** A folder whose lock file has what the skill's example has. */
export function project(): string {
  const versions = { "@clerk/backend": "3.20.1", next: "16.4.5", "@clerk/nextjs": "7.2.0" };
  const packages = Object.entries(versions).map(([one, version]) => [
    `node_modules/${one}`,
    { version },
  ]);
  const folder = temporaryFolder("project");
  mkdirSync(join(folder, "path/to/project"), { recursive: true });
  const lock = { lockfileVersion: 3, packages: Object.fromEntries(packages) };
  writeFileSync(join(folder, "path/to/project/package-lock.json"), JSON.stringify(lock));
  return folder;
}
