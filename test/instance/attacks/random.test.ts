import { describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance, type Instance } from "../../../scripts/instance/instance.ts";
import { createOrganization } from "../../../scripts/instance/resources/create-organization.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { randomRequest, type Known, type RandomRequest } from "./random-request.ts";
import { randomness } from "./randomness.ts";
import { visitor } from "./visitor.ts";

const REQUESTS = 1_000;
const DIGEST = "5f4dcc3b5aa765d61d8327deb882cf99";
const SECRETS = { totp: "JBSWY3DPEHPK3PXPCANARY", backup: "backup-code-canary" };

type App = ReturnType<typeof createApp>;

async function populate(app: App, instance: Instance): Promise<Known> {
  const ada = await visitor(app, instance, "ada");
  const grace = createUser(instance, {
    emailAddresses: [{ emailAddress: "grace@example.com" }],
    password: { digest: { digest: DIGEST, hasher: "md5" } },
    totpSecret: SECRETS.totp,
    backupCodes: [SECRETS.backup],
    privateMetadata: { note: "private of grace" },
  });
  const organization = createOrganization(instance, { name: "Acme", createdBy: ada.userId });
  const [devBrowser] = instance.store.devBrowsers.by("client", ada.clientId);
  return {
    secretKey: instance.keys.secretKey,
    devBrowser: devBrowser?.id ?? "",
    ids: [
      "me",
      "grace@example.com",
      "admin",
      grace.id,
      grace.primaryEmailAddressId ?? "",
      ada.userId,
      ada.emailAddressId,
      ada.sessionId,
      ada.signInId,
      ada.clientId,
      organization.id,
      organization.slug,
    ],
  };
}

/** What no answer may hold: keys, digests and second factors never, metadata not without the key. */
function leaks(instance: Instance, { hasKey }: RandomRequest, answer: string): boolean {
  const own = [...instance.store.users.all()].map(({ password }) => password?.digest ?? DIGEST);
  const never = [
    instance.keys.secretKey,
    DIGEST,
    SECRETS.totp,
    SECRETS.backup,
    "PRIVATE KEY",
    ...own,
  ];
  const secrets = hasKey ? never : [...never, "private of"];
  return secrets.some((secret) => answer.includes(secret));
}

describe("1,000 random requests", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "of seed %i meet no bug and learn no secret",
    async (seed) => {
      const instance = createInstance({ settings: { rateLimited: false } });
      const app = createApp(instance);
      const random = randomness(seed);
      let known = await populate(app, instance);
      const findings: unknown[] = [];
      for (let sent = 0; sent < REQUESTS; sent++) {
        const request = randomRequest(random, known);
        const response = await app.request(request.url, request.init);
        const answer = await response.text();
        const isBug = response.status >= 500 && response.status !== 501;
        if (isBug || leaks(instance, request, answer)) findings.push({ request, answer });
        if (sent % 100 === 99) {
          instance.reset();
          known = await populate(app, instance);
        }
      }
      expect(findings).toEqual([]);
    },
    30_000,
  );
});
