import type { ClerkClient } from "@clerk/backend";
import { openDev, type DevInstance } from "./dev.ts";

export async function newToken({ sessions }: ClerkClient, userId: string): Promise<string> {
  const { id } = await sessions.createSession({ userId });
  return (await sessions.getToken(id)).jwt;
}

/** The user of the token is another. */
export function tampered(jwt: string): string {
  const [header = "", payload = "", signature = ""] = jwt.split(".");
  const claims: object = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = JSON.stringify({ ...claims, sub: "user_eve" });
  return [header, Buffer.from(changed).toString("base64url"), signature].join(".");
}

export async function foreignToken(): Promise<string> {
  const other = await openDev();
  const { id } = await other.clerk.users.createUser({ firstName: "Eve" });
  const jwt = await newToken(other.clerk, id);
  await other.close();
  return jwt;
}

export async function expiredToken(dev: DevInstance, userId: string): Promise<string> {
  await dev.skew(-120_000);
  const jwt = await newToken(dev.clerk, userId);
  await dev.skew(0);
  return jwt;
}
