import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  enterCode,
  enterEmail,
  enterPassword,
  PASSWORD,
  proceed,
} from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { codeUnder, typed } from "../harness/shown.ts";

export const SAMPLE = "clerk-local-dev-loop.next";
const ADA = "seed-ada+clerk_test@example.com";

/** Step 1: the people everybody develops with. */
export function seeds({ walk }: Plot): void {
  walk("the seed script makes people once, and refuses production", async (scene) => {
    const first = await seeded(scene);
    expect(await seeded(scene)).toEqual(first);
    const { data } = await scene.clerk.organizations.getOrganizationMembershipList({
      organizationId: first["acme"] ?? "",
    });
    expect(data.map(({ role, publicUserData }) => [role, publicUserData?.userId])).toEqual(
      expect.arrayContaining([
        ["org:admin", first["ada"]],
        ["org:member", first["bob"]],
      ]),
    );
    await expect(typed(scene, `CLERK_SECRET_KEY=sk_live_x ${command()}`)).rejects.toThrow(
      "expected a development key",
    );
  });

  walk("Ada signs in by code, and acts for Acme", async (scene) => {
    const { acme } = await seeded(scene);
    const page = await scene.visit("/sign-in");
    await enterEmail(page, ADA);
    await page.getByRole("link", { name: "Use another method" }).click();
    await page.getByRole("button", { name: /^Email code to/ }).click();
    await enterCode(page, "424242");
    await page.getByRole("heading", { name: "It works" }).waitFor();
    const reports = () => page.request.get(`${scene.stage.url}/api/reports`);
    expect((await reports()).status()).toBe(403);
    await page.evaluate(`Clerk.setActive({ organization: "${acme}" })`);
    expect(await (await reports()).json()).toEqual({ organization: acme });
    const elsewhere = scene.stage.url.replace("localhost", "127.0.0.1");
    expect((await page.request.get(`${elsewhere}/api/reports`)).status()).toBe(401);
  });

  walk("Ada signs in by password", async (scene) => {
    await seeded(scene);
    const page = await scene.visit("/sign-in");
    await enterEmail(page, ADA);
    await enterPassword(page, "seed-ada-correct-horse");
    await page.getByRole("heading", { name: "It works" }).waitFor();
  });

  walk("somebody new signs up with a test address", async ({ visit }) => {
    const page = await visit("/sign-up");
    await page.getByLabel("Email address").fill("anything+clerk_test@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await enterCode(page, "424242");
    await page.getByRole("heading", { name: "It works" }).waitFor();
  });
}

function command(): string {
  const [, seed] = codeUnder(SAMPLE, "1. Seed");
  return seed?.value ?? "";
}

/** Runs the script as the skill does; yields the IDs it prints. */
async function seeded(scene: Scene): Promise<Record<string, string>> {
  const { folder, env } = scene.stage;
  writeFileSync(join(folder, ".env.local"), `CLERK_SECRET_KEY=${env["CLERK_SECRET_KEY"]}\n`);
  const printed = await typed(scene, command());
  return JSON.parse(/^\{.*\}$/m.exec(printed)?.[0] ?? "{}");
}
