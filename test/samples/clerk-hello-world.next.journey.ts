import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import { callAction } from "./harness/server-action.ts";

const rename = { page: "/hello", file: "app/hello/actions.ts", name: "rename" };

journey("clerk-hello-world.next", ({ walk, attack, excuse }) => {
  walk("signed out, the commands print what the skill says", async ({ ask }) => {
    expect((await ask("/api/hello")).status).toBe(401);
    expect((await ask("/api/admin")).status).toBe(401);
    expect((await ask("/hello")).status).toBe(307);
  });

  walk("signed in, the script prints what the skill says", async ({ run, stage }) => {
    const printed = await run("tsx hello.ts", { APP: stage.url });
    expect(printed).toBe("200 /api/hello\n403 /api/admin\n200 /hello\n");
  });

  walk("an admin reads the organization", async ({ ask, clerk, instance }) => {
    const { id: userId } = createUser(instance, {});
    const { id: organizationId } = await clerk.organizations.createOrganization({
      name: "Acme",
      createdBy: userId,
    });
    const response = await ask("/api/admin", {
      headers: await asUser(instance, { userId, organizationId }),
    });
    expect(await response.json()).toEqual({ organization: organizationId });
  });

  attack("a stranger reads the API", async ({ ask }) => (await ask("/api/hello")).ok);
  attack("a stranger opens the page", async ({ ask }) => (await ask("/hello")).ok);
  attack("a stranger reads what is for admins", async ({ ask }) => (await ask("/api/admin")).ok);
  attack("a member reads what is for admins", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    return (await ask("/api/admin", { headers: await asUser(instance, { userId }) })).ok;
  });
  attack("a stranger renames somebody", async ({ stage }) => {
    const form = new FormData();
    form.set("firstName", "Mallory");
    return (await callAction(stage, rename, form)).ok;
  });

  excuse("app/hello/actions.ts", "the SDK refuses to update a user without an id");
});
