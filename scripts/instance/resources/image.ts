import type { Instance } from "../instance.ts";

/** The address of the picture Clerk draws for who has none: what to draw, in base64, on its image host. */
export function defaultImageUrl(instance: Instance, resourceId: string, initials: string): string {
  const drawing = JSON.stringify({
    type: "default",
    iid: instance.keys.instanceId,
    rid: resourceId,
    initials,
  });
  return `https://img.clerk.com/${Buffer.from(drawing).toString("base64url")}`;
}
