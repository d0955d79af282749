import { createServer } from "node:http";
import { sign } from "../instance/webhooks/sign.ts";
import { listen, stop as stopServer } from "../instance/listen.ts";
import type { Figure } from "./figure.ts";
import { launchScript } from "./launch.ts";
import type { Ready } from "./throughput.ts";

const COUNT = 2_000;

/** Signed deliveries to an app in this process, which checks every signature. */
export async function deliveries(): Promise<Figure[]> {
  const receiver = await openReceiver();
  const instance = await launchScript<Ready>("scripts/dev.ts", "--json", "--webhook", receiver.url);
  const { url, env } = instance.ready;
  receiver.secret = env["CLERK_WEBHOOK_SIGNING_SECRET"] ?? "";
  const users = Array.from({ length: COUNT }, (_, i) => ({ username: `user_${i}` }));
  const started = performance.now();
  await fetch(`${url}/__instance/seed`, { method: "POST", body: JSON.stringify({ users }) });
  await receiver.complete;
  const seconds = (performance.now() - started) / 1000;
  await instance.stop();
  await receiver.close();
  const lost = COUNT - receiver.ids.size;
  return [
    { name: "signed deliveries", value: receiver.ids.size / seconds, unit: "/s", atLeast: 200 },
    {
      name: `lost of ${COUNT}, or wrongly signed`,
      value: lost + receiver.wrong,
      unit: "",
      atMost: 0,
    },
  ];
}

const PATIENCE = 60_000;

async function openReceiver() {
  const ids = new Set<string>();
  const receiver = { secret: "", wrong: 0, ids };
  let finish = (): void => undefined;
  const complete = new Promise<void>((resolve) => (finish = resolve));
  const timer = setTimeout(() => finish(), PATIENCE);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { "svix-id": id, "svix-timestamp": at, "svix-signature": signature } = request.headers;
      const body = Buffer.concat(chunks).toString();
      const wanted = sign(receiver.secret, String(id), Number(at) * 1000, body);
      if (wanted["svix-signature"] !== signature) receiver.wrong++;
      ids.add(String(id));
      response.end();
      if (ids.size === COUNT) finish();
    });
  });
  const port = await listen(server, 0, "127.0.0.1");
  const close = (): Promise<void> => {
    clearTimeout(timer);
    return stopServer(server);
  };
  return Object.assign(receiver, { url: `http://127.0.0.1:${port}/`, complete, close });
}
