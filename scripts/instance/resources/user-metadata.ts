import { mergeMetadata, type Metadata } from "./metadata.ts";
import { getUser, updateUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

export interface UserMetadata {
  publicMetadata?: Metadata;
  privateMetadata?: Metadata;
  unsafeMetadata?: Metadata;
}

export function mergeUserMetadata(instance: Instance, id: string, patch: UserMetadata): User {
  const user = getUser(instance, id);
  const { publicMetadata = {}, privateMetadata = {}, unsafeMetadata = {} } = patch;
  return updateUser(instance, id, {
    publicMetadata: mergeMetadata(user.publicMetadata, publicMetadata),
    privateMetadata: mergeMetadata(user.privateMetadata, privateMetadata),
    unsafeMetadata: mergeMetadata(user.unsafeMetadata, unsafeMetadata),
  });
}
