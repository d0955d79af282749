import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** A slug from a name; one that is taken gets the time behind it. */
export function newSlug(instance: Instance, name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const isFree = slug !== "" && !instance.store.organizations.find("slug", slug);
  return isFree ? slug : `${slug || "org"}-${instance.newId("").slice(6, 16).toLowerCase()}`;
}

export function checkSlug(instance: Instance, slug: string, ownId?: string): void {
  if (!/^[a-z0-9_-]+$/.test(slug)) {
    const message = "It can only contain lowercase alphanumeric characters and the dash symbol -.";
    throw invalidParam("slug", "form_param_format_invalid", "is invalid", message);
  }
  const holder = instance.store.organizations.find("slug", slug);
  if (!holder || holder.id === ownId) return;
  const message = "This slug is already taken. Please try another one.";
  throw invalidParam("slug", "form_identifier_exists", "That slug is taken.", message);
}
