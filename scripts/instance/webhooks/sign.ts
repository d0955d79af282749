import { createHmac } from "node:crypto";

export interface SvixHeaders extends Record<string, string> {
  "svix-id": string;
  "svix-timestamp": string;
  "svix-signature": string;
}

/** Signs a body as Svix does. Each attempt has a timestamp of its own: receivers refuse old ones. */
export function sign(secret: string, id: string, at: number, body: string): SvixHeaders {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
  };
}
