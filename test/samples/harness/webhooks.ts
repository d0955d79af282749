import { sign } from "../../../scripts/instance/webhooks/sign.ts";

/** An event that somebody posts who is not the instance. */
export interface PostedEvent {
  type: string;
  data: object;
  /** What it is signed with; an event without is not signed. */
  secret?: string | undefined;
  /** The `svix-id`. */
  id?: string;
  /** When it was signed, in milliseconds. */
  at?: number;
  /** What the signature covers, instead of this event. */
  signedData?: object;
}

let posted = 0;

export function postEvent(
  url: string,
  { type, data, secret, id = `msg_posted${++posted}`, at = Date.now(), signedData }: PostedEvent,
): Promise<Response> {
  const signature = secret
    ? sign(secret, id, at, bodyOf(type, signedData ?? data))
    : { "svix-id": id };
  return fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", ...signature },
    body: bodyOf(type, data),
  });
}

/** What those send who do not hold the endpoint's secret, by what they do instead. */
export const forgeries: [name: string, forge: (secret: string) => Partial<PostedEvent>][] = [
  ["without a signature", () => ({})],
  ["with a secret of their own", () => ({ secret: `whsec_${btoa("somebody else's secret")}` })],
  ["under another body's signature", (secret) => ({ secret, signedData: {} })],
  ["six minutes after it was signed", (secret) => ({ secret, at: Date.now() - 360_000 })],
];

function bodyOf(type: string, data: object): string {
  return JSON.stringify({ data, object: "event", type });
}
