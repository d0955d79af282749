import { verifyToken } from "@clerk/backend";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updateSession } from "../../../scripts/instance/resources/session.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
let adaId: string;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(async () => {
  await started.startOver();
  const { users } = started.clerk;
  adaId = (await users.createUser({ emailAddress: ["ada@example.com"], firstName: "Ada" })).id;
});
afterAll(() => started.close());

const eventTypes = () => started.instance.events.recent().map(({ type }) => type);

describe("organizations through @clerk/backend", () => {
  test("who creates one is its admin", async () => {
    const { organizations } = started.clerk;
    const { id, slug } = await organizations.createOrganization({
      name: "Acme Inc.",
      createdBy: adaId,
      publicMetadata: { plan: "pro" },
    });
    expect(slug).toBe("acme-inc");
    const found = await organizations.getOrganization({ slug, includeMembersCount: true });
    expect(found).toMatchObject({ id, name: "Acme Inc.", createdBy: adaId, membersCount: 1 });
    const { data } = await organizations.getOrganizationMembershipList({ organizationId: id });
    expect(data[0]).toMatchObject({ role: "org:admin", publicUserData: { userId: adaId } });
    expect(data[0]?.permissions).toContain("org:sys_memberships:manage");
  });

  test("metadata is merged or replaced", async () => {
    const { organizations } = started.clerk;
    const publicMetadata = { a: { b: 1, c: 2 }, d: 3 };
    const { id } = await organizations.createOrganization({ name: "Acme", publicMetadata });
    const merge = { publicMetadata: { a: { b: null, e: 4 } } };
    const merged = await organizations.updateOrganizationMetadata(id, merge);
    expect(merged.publicMetadata).toEqual({ a: { c: 2, e: 4 }, d: 3 });
    const replaced = await organizations.replaceOrganizationMetadata(id, {
      publicMetadata: { f: 5 },
    });
    expect(replaced.publicMetadata).toEqual({ f: 5 });
  });

  test("a logo is set and removed", async () => {
    const { organizations } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme" });
    const file = new Blob(["<svg/>"], { type: "image/svg+xml" });
    const withLogo = await organizations.updateOrganizationLogo(id, { file });
    expect(withLogo.hasImage).toBe(true);
    expect((await organizations.deleteOrganizationLogo(id)).hasImage).toBe(false);
  });

  test.each([
    ["a taken slug", { name: "B", slug: "acme" }, "form_identifier_exists"],
    ["a slug with spaces", { name: "B", slug: "a b" }, "form_param_format_invalid"],
    ["no name", { name: "" }, "form_param_format_invalid"],
  ])("%s is refused and nothing is stored", async (_name, params, code) => {
    const { organizations } = started.clerk;
    await organizations.createOrganization({ name: "Acme" });
    await expect(organizations.createOrganization(params)).rejects.toMatchObject({
      status: 422,
      errors: [{ code }],
    });
    expect((await organizations.getOrganizationList()).totalCount).toBe(1);
  });

  test.each([
    ["by part of a name", { query: "be" }, ["Beta"]],
    ["by order", { orderBy: "+name" as const }, ["Acme", "Beta", "Gamma"]],
    ["by page", { orderBy: "-name" as const, limit: 1, offset: 1 }, ["Beta"]],
  ])("a list is narrowed %s", async (_name, params, names) => {
    const { organizations } = started.clerk;
    await organizations.createOrganization({ name: "Beta" });
    await organizations.createOrganization({ name: "Acme" });
    await organizations.createOrganization({ name: "Gamma" });
    const { data } = await organizations.getOrganizationList(params);
    expect(data.map(({ name }) => name)).toEqual(names);
  });

  localTest("a deleted one takes its memberships along", async () => {
    const { organizations, users } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
    await organizations.deleteOrganization(id);
    const { totalCount } = await users.getOrganizationMembershipList({ userId: adaId });
    expect(totalCount).toBe(0);
    expect(eventTypes()).toEqual([
      "user.created",
      "organization.created",
      "organizationMembership.created",
      "organizationMembership.deleted",
      "organization.deleted",
    ]);
  });
});

describe("memberships through @clerk/backend", () => {
  test("members are added, promoted, found and removed", async () => {
    const { organizations, users } = started.clerk;
    const organizationId = (await organizations.createOrganization({ name: "Acme" })).id;
    const bob = await users.createUser({ firstName: "Bob", emailAddress: ["bob@example.com"] });
    const membership = { organizationId, userId: bob.id, role: "org:member" };
    await organizations.createOrganizationMembership(membership);
    await organizations.createOrganizationMembership({ ...membership, userId: adaId });
    await organizations.updateOrganizationMembership({ ...membership, role: "org:admin" });
    const list = (params: object) =>
      organizations.getOrganizationMembershipList({ organizationId, ...params });
    expect((await list({ role: ["org:admin"] })).data[0]?.publicUserData?.userId).toBe(bob.id);
    expect((await list({ query: "ADA" })).data[0]?.publicUserData?.userId).toBe(adaId);
    expect((await list({ orderBy: "-first_name" })).data[0]?.publicUserData?.firstName).toBe("Bob");
    await organizations.deleteOrganizationMembership({ organizationId, userId: bob.id });
    expect((await list({})).totalCount).toBe(1);
  });

  test("their metadata is merged", async () => {
    const { organizations } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
    const target = { organizationId: id, userId: adaId };
    await organizations.updateOrganizationMembershipMetadata({
      ...target,
      publicMetadata: { a: 1, b: 2 },
    });
    const merged = await organizations.updateOrganizationMembershipMetadata({
      ...target,
      publicMetadata: { a: null },
    });
    expect(merged.publicMetadata).toEqual({ b: 2 });
  });

  test.each([
    ["an unknown role", { role: "org:nobody" }, 404, "resource_not_found"],
    ["a second membership", { role: "org:member" }, 400, "already_a_member_in_organization"],
  ])("%s is refused", async (_name, { role }, status, code) => {
    const { organizations } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
    await expect(
      organizations.createOrganizationMembership({ organizationId: id, userId: adaId, role }),
    ).rejects.toMatchObject({ status, errors: [{ code }] });
  });

  test("an organization has no more members than it allows", async () => {
    const { organizations, users } = started.clerk;
    const { id } = await organizations.createOrganization({
      name: "Acme",
      createdBy: adaId,
      maxAllowedMemberships: 1,
    });
    const { id: userId } = await users.createUser({ firstName: "Bob" });
    await expect(
      organizations.createOrganizationMembership({
        organizationId: id,
        userId,
        role: "org:member",
      }),
    ).rejects.toMatchObject({ errors: [{ code: "organization_membership_quota_exceeded" }] });
  });
});

describe("roles and permissions through @clerk/backend", () => {
  localTest("a custom permission of the active organization is in the token", async () => {
    const { organizations, organizationRoles, organizationPermissions, sessions } = started.clerk;
    const permission = await organizationPermissions.createOrganizationPermission({
      name: "Create invoices",
      key: "org:invoices:create",
    });
    const role = await organizationRoles.createOrganizationRole({
      name: "Billing",
      key: "org:billing",
      permissions: [permission.id],
      includeInInitialRoleSet: true,
    });
    const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
    await organizations.updateOrganizationMembership({
      organizationId: id,
      userId: adaId,
      role: role.key,
    });
    const session = await sessions.createSession({ userId: adaId });
    updateSession(started.instance, session.id, { lastActiveOrganizationId: id });
    const { jwt } = await sessions.getToken(session.id);
    const claims = await verifyToken(jwt, {
      secretKey: started.instance.keys.secretKey,
      apiUrl: started.backend,
      skipJwksCache: true,
    });
    expect(claims).toMatchObject({
      fea: "o:invoices",
      o: { id, slg: "acme", rol: "billing", per: "create", fpm: "1" },
    });
    const state = await started.clerk.authenticateRequest(
      new Request("http://localhost:3000/", { headers: { authorization: `Bearer ${jwt}` } }),
    );
    const auth = state.toAuth();
    expect(auth && "has" in auth && auth.has({ permission: "org:invoices:create" })).toBe(true);
    expect(eventTypes()).toContain("role.created");
    expect(eventTypes()).toContain("permission.created");
  });

  localTest(
    "a role's new key is announced for each who holds it, and counts for who is invited",
    async () => {
      const { organizations, organizationRoles } = started.clerk;
      const role = await organizationRoles.createOrganizationRole({
        name: "Billing",
        key: "org:billing",
        includeInInitialRoleSet: true,
      });
      const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
      const membership = { organizationId: id, userId: adaId, role: role.key };
      await organizations.updateOrganizationMembership(membership);
      await organizations.createOrganizationInvitation({
        organizationId: id,
        emailAddress: "bob@example.com",
        role: role.key,
      });
      await organizationRoles.updateOrganizationRole({
        organizationRoleId: role.id,
        key: "org:finance",
      });
      const changed = started.instance.events.recent().slice(-2);
      expect(changed.map(({ type }) => type)).toEqual([
        "role.updated",
        "organizationMembership.updated",
      ]);
      expect(changed[1]?.data).toMatchObject({ role: "org:finance" });
      const invited = await organizations.getOrganizationInvitationList({ organizationId: id });
      expect(invited.data.map((invitation) => invitation.role)).toEqual(["org:finance"]);
    },
  );

  test("every instance starts with admin and member in one role set", async () => {
    const { organizationRoles, roleSets } = started.clerk;
    const { data } = await organizationRoles.getOrganizationRoleList({ orderBy: "+key" });
    expect(data.map(({ key }) => key)).toEqual(["org:admin", "org:member"]);
    const sets = await roleSets.getRoleSetList({});
    expect(sets.data[0]).toMatchObject({
      type: "initial",
      defaultRole: { key: "org:member" },
      creatorRole: { key: "org:admin" },
    });
  });

  test("permissions come and go from a role, system ones stay as they are", async () => {
    const { organizationRoles, organizationPermissions } = started.clerk;
    const { id } = await organizationPermissions.createOrganizationPermission({
      name: "Read",
      key: "org:docs:read",
    });
    const role = await organizationRoles.createOrganizationRole({
      name: "Reader",
      key: "org:reader",
    });
    const target = { organizationRoleId: role.id, permissionId: id };
    const assigned = await organizationRoles.assignPermissionToOrganizationRole(target);
    expect(assigned.permissions.map(({ key }) => key)).toEqual(["org:docs:read"]);
    expect(
      (await organizationRoles.removePermissionFromOrganizationRole(target)).permissions,
    ).toEqual([]);
    await organizationRoles.deleteOrganizationRole(role.id);
    const { data } = await organizationPermissions.getOrganizationPermissionList({
      query: "sys_profile:manage",
    });
    await expect(
      organizationPermissions.deleteOrganizationPermission(data[0]?.id ?? ""),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  localTest("a role is replaced throughout a role set", async () => {
    const { organizations, organizationRoles, roleSets } = started.clerk;
    await organizationRoles.createOrganizationRole({ name: "Editor", key: "org:editor" });
    const set = await roleSets.createRoleSet({
      name: "Publishing",
      defaultRoleKey: "org:member",
      creatorRoleKey: "org:admin",
      roles: ["org:admin", "org:member", "org:editor"],
    });
    const { id } = await organizations.createOrganization({ name: "Acme" });
    await started.clerk.organizations.getOrganization({ organizationId: id });
    const replaced = await roleSets.replaceRoleInRoleSet({
      roleSetKeyOrId: set.id,
      roleKey: "org:member",
      toRoleKey: "org:editor",
    });
    expect(replaced.roles.map(({ key }) => key)).toEqual(["org:admin", "org:editor"]);
    expect(replaced.defaultRole?.key).toBe("org:editor");
  });
});

describe("organization invitations through @clerk/backend", () => {
  const invite = async (emailAddress = "Bob@example.com") => {
    const { organizations } = started.clerk;
    const { id: organizationId } = await organizations.createOrganization({ name: "Acme" });
    return organizations.createOrganizationInvitation({
      organizationId,
      emailAddress,
      role: "org:member",
      inviterUserId: adaId,
    });
  };

  localTest("one is sent, listed, revoked", async () => {
    const { organizations } = started.clerk;
    const { id: invitationId, organizationId } = await invite();
    const list = (status: "pending" | "revoked") =>
      organizations.getOrganizationInvitationList({ organizationId, status: [status] });
    expect((await list("pending")).data[0]).toMatchObject({ emailAddress: "bob@example.com" });
    expect([...started.instance.store.messages.all()][0]).toMatchObject({ to: "bob@example.com" });
    await organizations.revokeOrganizationInvitation({ organizationId, invitationId });
    expect((await list("revoked")).totalCount).toBe(1);
    expect(eventTypes()).toContain("organizationInvitation.revoked");
  });

  test("the invited user sees it", async () => {
    const { users } = started.clerk;
    await invite();
    const bob = await users.createUser({ emailAddress: ["bob@example.com"] });
    const { data } = await users.getOrganizationInvitationList({ userId: bob.id });
    expect(data[0]?.publicOrganizationData?.name).toBe("Acme");
  });

  localTest("when the clock advances, it expires", async () => {
    const { organizationId, id: invitationId } = await invite();
    started.instance.clock.advance(31 * 24 * 60 * 60 * 1000);
    const { organizations } = started.clerk;
    const found = await organizations.getOrganizationInvitation({ organizationId, invitationId });
    expect(found.status).toBe("expired");
  });

  test("a bulk with one bad invitation stores none", async () => {
    const { organizations } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme", createdBy: adaId });
    const role = "org:member";
    const refused = organizations.createOrganizationInvitationBulk(id, [
      { emailAddress: "bob@example.com", role },
      { emailAddress: "ada@example.com", role },
    ]);
    await expect(refused).rejects.toMatchObject({ status: 400 });
    const list = { organizationId: id };
    expect((await organizations.getOrganizationInvitationList(list)).totalCount).toBe(0);
    await organizations.createOrganizationInvitationBulk(id, [
      { emailAddress: "bob@example.com", role },
    ]);
    expect((await organizations.getOrganizationInvitationList(list)).totalCount).toBe(1);
  });
});

describe("organization domains through @clerk/backend", () => {
  localTest("one is added, changed and removed", async () => {
    const { organizations } = started.clerk;
    const { id: organizationId } = await organizations.createOrganization({ name: "Acme" });
    const domain = await organizations.createOrganizationDomain({
      organizationId,
      name: "Acme.com",
      enrollmentMode: "manual_invitation",
    });
    expect(domain).toMatchObject({ name: "acme.com", verification: { status: "verified" } });
    const target = { organizationId, domainId: domain.id };
    const enrollmentMode = "automatic_invitation" as const;
    const updated = await organizations.updateOrganizationDomain({ ...target, enrollmentMode });
    // The SDK has no class for domains and hands out what is on the wire.
    expect(updated).toMatchObject({ enrollment_mode: enrollmentMode });
    await organizations.deleteOrganizationDomain(target);
    const { totalCount } = await organizations.getOrganizationDomainList({ organizationId });
    expect(totalCount).toBe(0);
    expect(eventTypes().filter((type) => type.startsWith("organizationDomain"))).toEqual([
      "organizationDomain.created",
      "organizationDomain.updated",
      "organizationDomain.deleted",
    ]);
  });
});
