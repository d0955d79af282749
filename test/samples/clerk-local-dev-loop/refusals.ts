import { join } from "node:path";
import { expect } from "vitest";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { handshakeToken } from "../../../scripts/instance/resources/handshake.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { startAgain } from "../harness/broken-app.ts";
import { asMember, asSomebody } from "../harness/members.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { forgeries, postEvent } from "../harness/webhooks.ts";

const path = "/api/reports";

/** Who is refused, and the reasons that the skill's last table names. */
export function refusals({ walk, attack }: Plot): void {
  walk("a test's token is refused by a server that has another key, or none", async ({ stage }) => {
    const headers = { authorization: `Bearer ${await tokenOfTests(stage)}` };
    const reason = async (url: string) =>
      (await fetch(url + path, { headers })).headers.get("x-clerk-auth-reason");
    expect(await reason(stage.url)).toBe("token-invalid-signature");
    const app = await startAgain(stage, { CLERK_JWT_KEY: "" });
    expect(await reason(app.url)).toMatch(/^jwk-/);
    await app.stop();
  });

  walk("cookies of another instance are told by the log", async ({ stage }) => {
    const token = await handshakeToken(createInstance(), []);
    const app = await startAgain(stage, {});
    await fetch(`${app.url}/?__clerk_handshake=${token}`, { headers: { accept: "text/html" } });
    await expect
      .poll(() => app.output())
      .toContain("Handshake token verification failed due to an invalid signature");
    await app.stop();
  });

  walk("what the instance delivers is received", async ({ instance, stage }) => {
    createUser(instance, {});
    await stage.served.webhooks.idle();
    const deliveries = [...instance.store.webhookDeliveries.all()];
    expect(deliveries.map(({ status }) => status)).not.toContain("pending");
  });

  attack("a stranger reads the reports", async ({ ask }) => (await ask(path)).ok);
  attack(
    "somebody without an organization reads the reports",
    async (scene) => (await scene.ask(path, { headers: await asSomebody(scene) })).ok,
  );
  attack(
    "a member reads the reports",
    async (scene) => (await scene.ask(path, { headers: await asMember(scene) })).ok,
  );
  attack("an event that Clerk did not sign is received", async ({ stage }) => {
    const secret = stage.env["CLERK_WEBHOOK_SIGNING_SECRET"] ?? "";
    const event = { type: "user.deleted", data: { id: "user_ada" } };
    const answers = forgeries.map(([, forge]) =>
      postEvent(`${stage.url}/api/webhooks`, { ...event, ...forge(secret) }),
    );
    return (await Promise.all(answers)).some(({ ok }) => ok);
  });
}

async function tokenOfTests({ folder }: Scene["stage"]): Promise<string> {
  const { sessionToken } = await import(join(folder, "tests/clerk-keys.ts"));
  return sessionToken();
}
