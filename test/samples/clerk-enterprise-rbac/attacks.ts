import { createUser } from "../../../scripts/instance/resources/user.ts";
import { asUser } from "../harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { callAction } from "../harness/server-action.ts";
import { asMember, member, project, projectsOf, tenant, type Tenant } from "./tenant.ts";

/** What people try who are of another organization, of none, or may less. */
export function attacks({ attack, excuse }: Plot): void {
  attack("a stranger lists projects", async ({ ask }) => (await ask("/api/projects")).ok);
  attack("a stranger opens an organization's page", async (scene) => {
    const acme = await withProject(scene);
    return sees(scene, acme, {});
  });
  attack("somebody of no organization lists projects", async (scene) => {
    const headers = await asUser(scene.instance, { userId: createUser(scene.instance, {}).id });
    return (await scene.ask("/api/projects", { headers })).ok;
  });
  attack("another organization's admin lists its projects", async (scene) => {
    const acme = await withProject(scene);
    return (await projectsOf(scene, await tenant(scene, "Widgetco"))).includes(acme.project);
  });
  attack("another organization's admin deletes its project", async (scene) => {
    const acme = await withProject(scene);
    const headers = await admin(scene, await tenant(scene, "Widgetco"));
    await scene.ask(`/api/projects/${acme.project}`, { method: "DELETE", headers });
    return isGone(scene, acme);
  });
  attack("another organization's admin deletes its project by the action", async (scene) => {
    const acme = await withProject(scene);
    return deletes(scene, acme, await admin(scene, await tenant(scene, "Widgetco")));
  });
  attack("another organization's page shows its projects", async (scene) => {
    const acme = await withProject(scene);
    const widgetco = await tenant(scene, "Widgetco");
    const headers = await admin(scene, widgetco);
    return (await pageOf(scene, widgetco, headers)).includes(acme.project);
  });
  attack("its page shows another organization's projects", async (scene) => {
    const widgetco = await withProject(scene);
    const acme = await tenant(scene, "Acme");
    return (await pageOf(scene, acme, await admin(scene, widgetco))).includes(widgetco.project);
  });
  attack("a member deletes a project", async (scene) => {
    const acme = await withProject(scene);
    const headers = await asMember(scene, acme, await member(scene, acme));
    await scene.ask(`/api/projects/${acme.project}`, { method: "DELETE", headers });
    return isGone(scene, acme);
  });
  attack("a member deletes a project by the action", async (scene) => {
    const acme = await withProject(scene);
    return deletes(scene, acme, await asMember(scene, acme, await member(scene, acme)));
  });
  attack("a member is shown how to delete", async (scene) => {
    const acme = await withProject(scene);
    const headers = await asMember(scene, acme, await member(scene, acme));
    return (await pageOf(scene, acme, headers)).includes("Delete");
  });
  attack("a member invites somebody", async (scene) => {
    const acme = await tenant(scene, "Acme");
    const headers = await asMember(scene, acme, await member(scene, acme));
    const body = JSON.stringify({ emailAddress: "mallory@example.com" });
    return (await scene.ask("/api/invitations", { method: "POST", headers, body })).ok;
  });
  attack("a guest who may read nothing opens the page", async (scene) => {
    const acme = await withProject(scene);
    await guests(scene);
    const headers = await asMember(scene, acme, await member(scene, acme, "org:guest"));
    return sees(scene, acme, headers);
  });

  excuse("app/orgs/[slug]/page.tsx:13", "a stranger's slug is no organization's");
  excuse("app/orgs/[slug]/page.tsx:14 !orgId", "who has no organization has no slug either");
  excuse("with check", "no handler takes the organization of a row from anywhere but auth()");
}

type Owner = Tenant & { project: string };

async function withProject(scene: Scene): Promise<Owner> {
  const acme = await tenant(scene, "Acme");
  return { ...acme, project: await project(scene, acme, "Secret") };
}

function admin(scene: Scene, organization: Tenant) {
  return asMember(scene, organization, organization.admin);
}

async function pageOf(
  { ask }: Scene,
  { slug }: Tenant,
  headers: Record<string, string>,
): Promise<string> {
  return (await ask(`/orgs/${slug}`, { headers })).text();
}

async function sees(scene: Scene, owner: Owner, headers: Record<string, string>): Promise<boolean> {
  return (await pageOf(scene, owner, headers)).includes("Secret");
}

async function isGone(scene: Scene, owner: Owner): Promise<boolean> {
  return !(await projectsOf(scene, owner)).includes(owner.project);
}

async function deletes(
  scene: Scene,
  owner: Owner,
  headers: Record<string, string>,
): Promise<boolean> {
  const action = { file: "app/orgs/[slug]/actions.ts", name: "deleteProject" };
  await callAction(scene.stage, { page: `/orgs/${owner.slug}`, ...action, headers }, [
    owner.project,
  ]);
  return isGone(scene, owner);
}

/** A role that may do nothing, in every organization. */
async function guests({ clerk }: Scene): Promise<void> {
  const { data } = await clerk.organizationRoles.getOrganizationRoleList({ limit: 100 });
  if (data.some(({ key }) => key === "org:guest")) return;
  await clerk.organizationRoles.createOrganizationRole({
    key: "org:guest",
    name: "Guest",
    includeInInitialRoleSet: true,
  });
}
