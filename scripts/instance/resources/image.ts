import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What a person uploaded; kept as base64, so that a snapshot is plain JSON. */
export interface Image {
  readonly id: string;
  readonly contentType: string;
  readonly base64: string;
}

export interface Upload {
  contentType: string;
  bytes: Buffer;
}

/** Stores an upload; yields its id. */
export function storeImage(instance: Instance, { contentType, bytes }: Upload): string {
  const image = { id: instance.newId("img"), contentType, base64: bytes.toString("base64") };
  return instance.store.images.put(image).id;
}

export function getImage(instance: Instance, id: string): Upload {
  const image = instance.store.images.get(id);
  if (!image) throw notFound("image", id);
  return { contentType: image.contentType, bytes: Buffer.from(image.base64, "base64") };
}

export function deleteImage(instance: Instance, id: string | null): void {
  if (id !== null) instance.store.images.delete(id);
}

/** The address an upload is served at. */
export function imageUrl({ origins }: Instance, id: string): string {
  return `${origins.images}/${id}`;
}

/** The address of the picture Clerk draws for who has none: what to draw, in base64, on its image host. */
export function defaultImageUrl(instance: Instance, resourceId: string, initials: string): string {
  const drawing = JSON.stringify({
    type: "default",
    iid: instance.keys.instanceId,
    rid: resourceId,
    initials,
  });
  return `${instance.origins.images}/${Buffer.from(drawing).toString("base64url")}`;
}
