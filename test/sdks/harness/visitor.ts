import type { DevInstance } from "./dev.ts";

export interface Arrival {
  response: Response;
  /** Every address on the way, the last one included. */
  trail: URL[];
  cookies: ReadonlyMap<string, string>;
}

const DOCUMENT = { accept: "text/html", "sec-fetch-dest": "document" };

/** Opens a page as a browser does that has never been here: follows redirects, keeps cookies by host. */
export async function visit({ url }: DevInstance, address: string): Promise<Arrival> {
  const jars = new Map<string, Map<string, string>>();
  const trail: URL[] = [];
  for (let next = new URL(address); trail.length < 10;) {
    trail.push(next);
    const jar = jars.get(next.host) ?? new Map<string, string>();
    jars.set(next.host, jar);
    const response = await fetch(reachable(next, url), {
      headers: { ...DOCUMENT, cookie: written(jar) },
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const location = response.headers.get("location");
    if (location === null) return { response, trail, cookies: jar };
    next = new URL(location, next);
  }
  throw new Error(`Unexpected loop, expected a page. ${trail.map(String).join("\n")}`);
}

/** This process has no preload: Clerk's own host is found at the plain address. */
function reachable(address: URL, plain: string): URL {
  if (address.hostname === "localhost" || address.hostname === "127.0.0.1") return address;
  return new URL(address.pathname + address.search, plain);
}

function written(jar: ReadonlyMap<string, string>): string {
  return Array.from(jar, ([name, value]) => `${name}=${value}`).join("; ");
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}
