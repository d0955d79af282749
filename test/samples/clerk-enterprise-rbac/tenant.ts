import { expect } from "vitest";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { person } from "../../browser/harness/people.ts";
import { asUser } from "../harness/people.ts";
import type { Scene } from "../harness/scene.ts";
import { commandsUnder } from "../harness/shown.ts";

export const SAMPLE = "clerk-enterprise-rbac.next";
const [[, setUp] = []] = commandsUnder(SAMPLE, "A script that can run again");

/** An organization with somebody in charge. */
export interface Tenant {
  id: string;
  slug: string;
  admin: string;
}

const ready = new WeakMap<Instance, Promise<void>>();

/** The permissions come from the skill's script, once for all that follows. */
export function rolesSetUp(scene: Scene): Promise<void> {
  const known = ready.get(scene.instance) ?? setUpRoles(scene);
  ready.set(scene.instance, known);
  return known;
}

export async function setUpRoles({ run }: Scene): Promise<void> {
  expect((await run("tsx setup-roles.ts")).trimEnd()).toBe(setUp);
}

export async function tenant(scene: Scene, name: string, createdBy?: string): Promise<Tenant> {
  await rolesSetUp(scene);
  const admin = createdBy ?? somebody(scene, name).id;
  const { id, slug } = await scene.clerk.organizations.createOrganization({
    name,
    createdBy: admin,
  });
  return { id, slug: slug ?? "", admin };
}

export async function member(scene: Scene, { id }: Tenant, role = "org:member"): Promise<string> {
  const { id: userId } = somebody(scene, "member");
  const { organizations } = scene.clerk;
  await organizations.createOrganizationMembership({ organizationId: id, userId, role });
  return userId;
}

/** Somebody's headers while this organization is active. */
export function asMember(
  { instance }: Scene,
  { id: organizationId }: Tenant,
  userId: string,
): Promise<{ Authorization: string }> {
  return asUser(instance, { userId, organizationId });
}

/** A project of an organization, made by its admin; yields its id. */
export async function project(scene: Scene, owner: Tenant, name: string): Promise<string> {
  const headers = await asMember(scene, owner, owner.admin);
  const body = JSON.stringify({ name });
  const response = await scene.ask("/api/projects", { method: "POST", headers, body });
  expect(response.status).toBe(201);
  const { id }: { id: string } = JSON.parse(await response.text());
  return id;
}

/** What an organization's admin sees of its projects. */
export async function projectsOf(scene: Scene, owner: Tenant): Promise<string> {
  const headers = await asMember(scene, owner, owner.admin);
  return (await scene.ask("/api/projects", { headers })).text();
}

let people = 0;

function somebody({ instance }: Scene, name: string) {
  return person(instance, `${name.toLowerCase()}${++people}+clerk_test@example.com`);
}
