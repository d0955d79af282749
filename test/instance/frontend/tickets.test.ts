import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createActorToken } from "../../../scripts/instance/resources/actor-token.ts";
import {
  agentTaskJson,
  createAgentTask,
  type AgentTaskInput,
} from "../../../scripts/instance/resources/agent-task.ts";
import { createUser, type User } from "../../../scripts/instance/resources/user.ts";
import { newBrowser } from "./browser.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
const HALF_AN_HOUR = 30 * 60_000;

let ada: User;
beforeEach(() => {
  instance.reset();
  ada = createUser(instance, { emailAddresses: [{ emailAddress: "ada@example.com" }] });
});

const agentTask = (input: Partial<AgentTaskInput> = {}) => {
  const task = createAgentTask(instance, {
    userId: ada.id,
    agentName: "tester",
    description: "Look around",
    redirectUrl: "http://localhost:3000/dashboard",
    sessionMaxDurationInSeconds: 1800,
    ...input,
  });
  return agentTaskJson(instance, task).url ?? "";
};
const onlySession = () => [...instance.store.sessions.all()][0];

describe("an agent task's address", () => {
  test("signs its browser in and leads on to the app, once", async () => {
    const url = agentTask();
    const opened = await app.request(url);
    const target = new URL(opened.headers.get("location") ?? "");
    expect([opened.status, target.pathname]).toEqual([307, "/dashboard"]);
    expect(target.searchParams.get("__clerk_handshake")).toMatch(/^eyJ/);
    expect(onlySession()).toMatchObject({ userId: ada.id, actor: { type: "agent" } });
    expect((await app.request(url)).status).toBe(400);
  });

  test("is not spent on a foreign page", async () => {
    const opened = await app.request(agentTask({ redirectUrl: "https://evil.example/" }));
    expect([opened.status, onlySession()]).toEqual([422, undefined]);
  });

  test("lasts as long as it says", async () => {
    const before = instance.now();
    await app.request(agentTask({ sessionMaxDurationInSeconds: 60 }));
    expect((onlySession()?.expireAt ?? 0) - before).toBeLessThan(62_000);
  });
});

test("an impersonation ends when its token says so", async () => {
  const { ticket } = createActorToken(instance, {
    userId: ada.id,
    actor: { sub: "user_support" },
    lifetimeInSeconds: 3600,
    sessionMaxDurationInSeconds: 1800,
  });
  const browser = await newBrowser(app);
  await browser.call("POST", "/client/sign_ins", { strategy: "ticket", ticket });
  const { expireAt = 0, createdAt = 0 } = onlySession() ?? {};
  expect(expireAt - createdAt).toBe(HALF_AN_HOUR);
});
