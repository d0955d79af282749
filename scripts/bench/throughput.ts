import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import type { Figure } from "./figure.ts";
import { launchScript, type Launched } from "./launch.ts";
import { load, median, warm, type Call } from "./measure.ts";

export interface Ready {
  url: string;
  backend: string;
  env: Record<string, string>;
}

const ROUNDS = 15;
const SECONDS = 0.4;

/** Reads of a user against a constant of the same size; tokens against bare signing. */
export async function throughput(): Promise<Figure[]> {
  const instance = await launchScript<Ready>("scripts/dev.ts", "--json");
  await unlimited(instance.ready);
  const { reading, minting } = await calls(instance);
  const { bytes } = await load(reading, 1);
  const constant = await launchScript<{ url: string }>(
    "scripts/bench/constant-server.ts",
    String(bytes),
  );
  const plain = { url: constant.ready.url };
  for (const call of [reading, plain]) await warm(call);
  await load(minting, 2);
  const read = await ratio(
    () => rate(reading),
    () => rate(plain),
  );
  const mint = await ratio(
    () => rate(minting),
    () => Promise.resolve(signingRate()),
  );
  await Promise.all([instance.stop(), constant.stop()]);
  return [
    { name: "user reads / constant", ...read, atLeast: 0.7 },
    { name: "token mints / RS256 on one thread", ...mint, atLeast: 0.6 },
  ];
}

async function calls({ ready: { backend, env } }: Launched<Ready>) {
  const headers = { authorization: `Bearer ${env["CLERK_SECRET_KEY"]}` };
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const init = { method: "POST", headers: JSON_TYPE(headers), body: JSON.stringify(body) };
    return (await fetch(`${backend}/v1${path}`, init)).json() as Promise<{ id: string }>;
  };
  const user = await post("/users", { email_address: ["ada@example.com"], first_name: "Ada" });
  const session = await post("/sessions", { user_id: user.id });
  const reading: Call = { url: `${backend}/v1/users/${user.id}`, headers };
  const minting: Call = {
    url: `${backend}/v1/sessions/${session.id}/tokens`,
    method: "POST",
    headers,
  };
  return { reading, minting };
}

/** Limits are a feature, not a speed. */
async function unlimited({ url }: Ready): Promise<void> {
  const body = JSON.stringify({ rateLimited: false });
  await fetch(`${url}/__instance/settings`, { method: "PATCH", body });
}

const JSON_TYPE = (headers: Record<string, string>) => ({
  ...headers,
  "content-type": "application/json",
});

/** Round by round, so that what else the machine does hits both alike. */
async function ratio(ours: () => Promise<number>, theirs: () => Promise<number>) {
  const pairs: { ours: number; theirs: number }[] = [];
  for (let i = 0; i < ROUNDS; i++) pairs.push({ ours: await ours(), theirs: await theirs() });
  const shown = (values: number[]): number => Math.round(median(values));
  return {
    value: median(pairs.map((pair) => pair.ours / pair.theirs)),
    unit: "×",
    note: `${shown(pairs.map((pair) => pair.ours))} / ${shown(pairs.map((pair) => pair.theirs))} a second`,
  };
}

async function rate(call: Call): Promise<number> {
  return (await load(call, SECONDS)).perSecond;
}

function signingRate(): number {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }));
  const input = Buffer.alloc(500, "x");
  const until = performance.now() + SECONDS * 1000;
  let signed = 0;
  for (; performance.now() < until; signed++) sign("RSA-SHA256", input, key);
  return signed / SECONDS;
}
