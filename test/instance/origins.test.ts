import { describe, expect, test } from "vitest";
import { createApp } from "../../scripts/instance/app.ts";
import { createInstance } from "../../scripts/instance/instance.ts";
import { BACKEND_HOST } from "../../scripts/instance/front/hosts.ts";
import { start } from "./harness/start.ts";

const SVG = new File(["<svg/>"], "picture.svg", { type: "image/svg+xml" });

describe("addresses for a browser", () => {
  test("are at the plain URL for who asks there", async () => {
    const { clerk, url } = await start();
    const user = await clerk.users.createUser({ firstName: "Ada" });
    const organization = await clerk.organizations.createOrganization({ name: "Engines" });
    const uploaded = await clerk.users.updateUserProfileImage(user.id, { file: SVG });
    const { url: ticket } = await clerk.signInTokens.createSignInToken({
      userId: user.id,
      expiresInSeconds: 60,
    });
    const shown = [user.imageUrl, organization.imageUrl, uploaded.imageUrl];
    const answers = await Promise.all(shown.map((image) => fetch(`${image}?width=80`)));
    const types = answers.map(({ headers }) => headers.get("content-type"));
    expect(types).toEqual(["image/svg+xml", "image/svg+xml", "image/svg+xml"]);
    expect([...shown, ticket].map((address) => new URL(address).origin)).toEqual(
      [...shown, ticket].map(() => url),
    );
  });

  test("are Clerk's own for who asks there", async () => {
    const instance = createInstance();
    const app = createApp(instance);
    const asked = await app.request(`https://${BACKEND_HOST}/v1/users`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${instance.keys.secretKey}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ first_name: "Ada" }),
    });
    const { image_url: image } = (await asked.json()) as { image_url: string };
    expect(new URL(image).origin).toBe("https://img.clerk.com");
    expect((await app.request(image)).headers.get("content-type")).toBe("image/svg+xml");
  });
});
