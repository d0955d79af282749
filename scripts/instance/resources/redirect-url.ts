import type { DeletedObjectJSON, RedirectUrlJSON } from "@clerk/backend";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface RedirectUrl {
  readonly id: string;
  readonly url: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function getRedirectUrl(instance: Instance, id: string): RedirectUrl {
  const redirectUrl = instance.store.redirectUrls.get(id);
  if (!redirectUrl) throw notFound("redirect url", id);
  return redirectUrl;
}

export function createRedirectUrl(instance: Instance, url: string): RedirectUrl {
  if (instance.store.redirectUrls.find("url", url)) {
    throw invalidParam("url", "duplicate_record", "duplicate record", "The URL exists already.");
  }
  const now = instance.now();
  const id = instance.newId("ru");
  return instance.store.redirectUrls.put({ id, url, createdAt: now, updatedAt: now });
}

export function deleteRedirectUrl(instance: Instance, id: string): DeletedObjectJSON {
  getRedirectUrl(instance, id);
  instance.store.redirectUrls.delete(id);
  return { object: "redirect_url", id, deleted: true };
}

export function redirectUrlJson({ id, url, createdAt, updatedAt }: RedirectUrl): RedirectUrlJSON {
  return { object: "redirect_url", id, url, created_at: createdAt, updated_at: updatedAt };
}
