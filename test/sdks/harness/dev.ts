import { createClerkClient, type ClerkClient } from "@clerk/backend";
import { vi } from "vitest";
import * as z from "zod";
import { startDev } from "../../../scripts/dev/start-dev.ts";
import type { Environment } from "../../../scripts/instance/env.ts";
import { control } from "../../instance/harness/control.ts";

const Endpoints = z.object({ data: z.array(z.object({ id: z.string() })) });
const Attempt = z.object({
  status: z.number().nullable(),
  request_headers: z.record(z.string(), z.string()),
  response_body: z.string().nullable(),
});
const Deliveries = z.object({
  data: z.array(z.object({ type: z.string(), body: z.string(), attempts: z.array(Attempt) })),
});

type Delivery = z.output<typeof Deliveries>["data"][number];

/** What `npm run dev` starts and prints, and how a test acts on it: over HTTP only. */
export interface DevInstance {
  url: string;
  env: Environment;
  chromiumFlags: string[];
  clerk: ClerkClient;
  /** Where deliveries go from now on; an app knows their secret before it listens. */
  sendWebhooksTo(url: string): Promise<void>;
  /** The delivery whose body names this, once it succeeded. */
  delivered(part: string): Promise<Delivery>;
  /** What tokens are stamped with, ahead of the machine's time. */
  skew(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const NOWHERE = "http://127.0.0.1:9/";

export async function openDev(): Promise<DevInstance> {
  const options = { port: "0", host: "127.0.0.1", webhook: [NOWHERE], "production-limits": false };
  const dev = await startDev(options);
  const { served, env } = dev;
  const ask = async (method: string, path: string, input?: unknown) =>
    (await control(served, method, path, input)).body;
  await ask("PATCH", "/settings", { rateLimited: false });
  const endpoints = Endpoints.parse(await ask("GET", "/webhooks/endpoints")).data;
  return {
    url: served.url,
    env,
    chromiumFlags: served.front?.chromiumFlags ?? [],
    clerk: backendSdk(env),
    sendWebhooksTo: async (url) => {
      await ask("PATCH", `/webhooks/endpoints/${endpoints[0]?.id}`, { url });
    },
    delivered: (part) =>
      vi.waitUntil(
        async () => {
          const answer = await ask("GET", "/webhooks/deliveries?status=succeeded");
          return Deliveries.parse(answer).data.find(({ body }) => body.includes(part));
        },
        { timeout: 60_000 },
      ),
    skew: async (milliseconds) => {
      await ask("POST", "/clock", { skew_ms: milliseconds });
    },
    close: () => dev.close(),
  };
}

/** The real SDK, pointed at the plain address. */
export function backendSdk(env: Environment): ClerkClient {
  return createClerkClient({
    secretKey: env["CLERK_SECRET_KEY"] ?? "",
    publishableKey: env["CLERK_PUBLISHABLE_KEY"] ?? "",
    apiUrl: env["CLERK_API_URL"] ?? "",
    telemetry: { disabled: true },
  });
}
