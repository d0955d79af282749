import { Agent, request } from "node:http";

export interface Call {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  perSecond: number;
  /** Milliseconds within which 99 of 100 were answered. */
  p99: number;
  bytes: number;
}

const CONNECTIONS = 16;

/** Sends one call after another over kept connections for a while. */
export async function load(call: Call, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let bytes = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const before = performance.now();
      bytes = await send(call, agent);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const perSecond = times.length / ((performance.now() - started) / 1000);
  agent.destroy();
  return { perSecond, p99: percentile(times, 0.99), bytes };
}

/** Until the code behind it runs compiled, however slow the machine is just now. */
export async function warm(call: Call): Promise<void> {
  for (let sent = 0; sent < 20_000;) sent += (await load(call, 1)).perSecond;
}

/** One call at a time, as a person or a test makes them. */
export async function latency(call: Call, times: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = performance.now();
    await send(call, agent);
    taken.push(performance.now() - before);
  }
  agent.destroy();
  return percentile(taken, 0.99);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Yields the size of the response; anything but success is a broken benchmark. */
function send({ url, method = "GET", headers = {}, body }: Call, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`Unexpected status ${response.statusCode} of ${method} ${url}`));
      });
    });
    sent.on("error", reject).end(body);
  });
}
