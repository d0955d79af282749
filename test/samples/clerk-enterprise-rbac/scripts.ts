import { expect } from "vitest";
import type { Plot } from "../harness/plot.ts";
import { commandsUnder, typed } from "../harness/shown.ts";
import { skillScript } from "../harness/skill-files.ts";
import { asMember, member, rolesSetUp, SAMPLE, setUpRoles, tenant } from "./tenant.ts";

const [[command, prints] = []] = commandsUnder(SAMPLE, "See that it works");

/** What the skill has people run, in this order. */
export function scripts({ walk }: Plot): void {
  walk("the roles are set up, and stay so when it runs again", async (scene) => {
    await rolesSetUp(scene);
    await setUpRoles(scene);
    const { data } = await scene.clerk.organizationRoles.getOrganizationRoleList({ limit: 100 });
    const custom = Object.fromEntries(
      data.map(({ key, permissions }) => [
        key,
        permissions.map((one) => one.key).filter((one) => !one.startsWith("org:sys_")),
      ]),
    );
    expect(custom["org:admin"]).toHaveLength(4);
    expect(custom["org:member"]?.toSorted()).toEqual(["org:projects:create", "org:projects:read"]);
  });

  walk("the script that plays the attacker prints what the skill says", async (scene) => {
    await rolesSetUp(scene);
    const line = command
      ?.replace("scripts/tenants.mjs", skillScript(SAMPLE, "tenants.mjs"))
      .replace(" --env-file .env.local", "");
    expect(await typed(scene, line ?? "")).toBe(prints);
    const { users, organizations } = scene.instance.store;
    expect(users.size + organizations.size).toBe(0);
  });

  walk("an organization with a role set of its own takes auditors", async (scene) => {
    await rolesSetUp(scene);
    await scene.run("tsx setup-role-set.ts");
    await scene.run("tsx setup-role-set.ts");
    const acme = await tenant(scene, "Regulated");
    await expect(member(scene, acme, "org:auditor")).rejects.toMatchObject({ status: 404 });
    const response = await fetch(`${scene.stage.served.backend}/v1/organizations/${acme.id}`, {
      method: "PATCH",
      headers: {
        authorization: `Bearer ${scene.instance.keys.secretKey}`,
        "clerk-api-version": "2026-05-12",
        "content-type": "application/json",
      },
      body: JSON.stringify({ role_set_key: "role_set:regulated" }),
    });
    expect(response.status).toBe(200);
    const headers = await asMember(scene, acme, await member(scene, acme, "org:auditor"));
    expect((await scene.ask("/api/projects", { headers })).status).toBe(200);
  });

  walk("a connection to an identity provider is made and activated", async (scene) => {
    const acme = await tenant(scene, "Connected");
    const printed = await scene.run(
      `tsx connect-okta.ts ${acme.id} connected.example https://idp.example/metadata`,
    );
    const [made] = scene.instance.store.enterpriseConnections.all();
    expect(made).toMatchObject({ provider: "saml_okta", active: true });
    expect(printed).toContain(made?.id);
  });
}
