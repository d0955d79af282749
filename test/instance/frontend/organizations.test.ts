import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { signedIn, type SignedIn } from "./signed-in.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);

let ada: SignedIn;
let bob: SignedIn;
let organization: string;
beforeEach(async () => {
  instance.reset();
  ada = await signedIn(app, instance, "ada+clerk_test@example.com");
  bob = await signedIn(app, instance, "bob@example.com");
  const { id } = await done(ada, "POST", "/organizations", { name: "Analytical Engines" });
  organization = `/organizations/${id}`;
});

type Found = { id: string; data: { id: string }[]; total_count: number };

async function done(
  browser: SignedIn,
  method: string,
  path: string,
  fields?: Record<string, string>,
) {
  const answer = await browser.call<Found>(method, path, fields);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body.response;
}

describe("organizations as members use them", () => {
  test("are read, renamed, given a logo, and deleted", async () => {
    await done(ada, "GET", organization);
    await done(ada, "PATCH", organization, { name: "Difference Works" });
    const body = new FormData();
    body.set("file", new File(["x"], "logo.png", { type: "image/png" }));
    const sent = await ada.send(`${organization}/logo?_method=PUT`, { method: "POST", body });
    expect(sent.status).toBe(200);
    await done(ada, "DELETE", `${organization}/logo`);
    await done(ada, "GET", `${organization}/roles`);
    await done(ada, "GET", "/me/organization_creation_defaults");
    await done(ada, "DELETE", organization);
    expect(instance.store.organizations.size).toBe(0);
  });

  test("invite, revoke, and take in who accepts", async () => {
    const role = "org:member";
    const carol = { email_address: "carol@example.com", role };
    const { id } = await done(ada, "POST", `${organization}/invitations`, carol);
    await done(ada, "GET", `${organization}/invitations?status=pending`);
    await done(ada, "GET", `${organization}/invitations/pending`);
    await done(ada, "POST", `${organization}/invitations/${id}/revoke`);
    const invited = { email_address: "bob@example.com", role };
    await done(ada, "POST", `${organization}/invitations/bulk`, invited);
    const { data } = await done(bob, "GET", "/me/organization_invitations?status=pending");
    await done(bob, "POST", `/me/organization_invitations/${data[0]?.id}/accept`);
    await done(bob, "GET", "/me/organization_memberships?paginated=true");
    const members = await done(ada, "GET", `${organization}/memberships?paginated=true`);
    expect(members.total_count).toBe(2);
    const path = `${organization}/memberships/${bob.user.id}`;
    expect((await bob.call("PATCH", path, { role: "org:admin" })).status).toBe(403);
    await done(ada, "PATCH", path, { role: "org:admin" });
    await done(ada, "DELETE", path);
    await done(ada, "POST", `${organization}/memberships`, { user_id: bob.user.id, role });
    const id2 = organization.split("/").at(-1) ?? "";
    await done(bob, "DELETE", `/me/organization_memberships/${id2}`);
  });

  test("prove a domain, suggest themselves, and let in who asks", async () => {
    const fields = { name: "example.com", enrollment_mode: "manual_invitation" };
    const { id } = await done(ada, "POST", `${organization}/domains`, fields);
    const path = `${organization}/domains/${id}`;
    await done(ada, "GET", `${organization}/domains`);
    await done(ada, "GET", path);
    const address = { affiliation_email_address: "ada+clerk_test@example.com" };
    await done(ada, "POST", `${path}/prepare_affiliation_verification`, address);
    await done(ada, "POST", `${path}/attempt_affiliation_verification`, { code: "424242" });
    const mode = { enrollment_mode: "automatic_suggestion" };
    await done(ada, "POST", `${path}/update_enrollment_mode`, mode);
    const { data } = await done(bob, "GET", "/me/organization_suggestions");
    await done(bob, "POST", `/me/organization_suggestions/${data[0]?.id}/accept`);
    const requests = await done(ada, "GET", `${organization}/membership_requests?status=pending`);
    await done(ada, "POST", `${organization}/membership_requests/${requests.data[0]?.id}/accept`);
    expect(instance.store.memberships.size).toBe(2);
    const again = `${organization}/membership_requests/${requests.data[0]?.id}/reject`;
    expect((await ada.call("POST", again)).status).toBe(404);
    await done(ada, "DELETE", path);
  });
});
