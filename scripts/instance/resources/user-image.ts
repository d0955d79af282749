import { deleteImage, storeImage, type Upload } from "./image.ts";
import { getUser, updateUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** Sets the profile image, or with null removes it. */
export function setProfileImage(instance: Instance, id: string, upload: Upload | null): User {
  deleteImage(instance, getUser(instance, id).imageId);
  return updateUser(instance, id, { imageId: upload && storeImage(instance, upload) });
}
