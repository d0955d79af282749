import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";

const ORIGIN = "https://app.example.com";

journey("clerk-install-auth.node", ({ walk, attack }) => {
  for (const server of ["fastify-server.ts", "hono-server.ts"]) {
    walk(`${server} tells somebody of its own page who they are`, async (scene) => {
      const { status, user, answer } = await ask(scene, server, ORIGIN);
      expect(status).toBe(200);
      expect(answer).toEqual({ userId: user });
    });

    walk(`${server} answers 401 to a stranger`, async (scene) => {
      const url = await scene.serve(`tsx ${server}`, { WEB_ORIGIN: ORIGIN });
      expect((await fetch(`${url}/api/me`)).status).toBe(401);
    });

    attack(`a stranger asks ${server}`, async (scene) => {
      const url = await scene.serve(`tsx ${server}`, { WEB_ORIGIN: ORIGIN });
      return (await fetch(`${url}/api/me`)).ok;
    });

    attack(`a page of another origin asks ${server} for somebody`, async (scene) => {
      const { status } = await ask(scene, server, "https://evil.example.com");
      return status === 200;
    });
  }
});

/** Asks as somebody whose token was made for a page of this origin. */
async function ask({ serve, instance }: Scene, server: string, origin: string) {
  const { id: user } = createUser(instance, {});
  const url = await serve(`tsx ${server}`, { WEB_ORIGIN: ORIGIN });
  const headers = await asUser(instance, { userId: user, origin });
  const response = await fetch(`${url}/api/me`, { headers });
  return { status: response.status, user, answer: await response.json() };
}
