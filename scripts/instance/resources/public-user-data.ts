import { userImageUrl } from "./user-json.ts";
import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** What other members see of a user. */
export function publicUserData(instance: Instance, user: User) {
  const imageUrl = userImageUrl(instance, user);
  return {
    user_id: user.id,
    identifier: identifierOf(user),
    first_name: user.firstName,
    last_name: user.lastName,
    username: user.username,
    profile_image_url: imageUrl,
    image_url: imageUrl,
    has_image: user.imageId !== null,
    banned: user.banned,
  };
}

/** The identifier a person is shown by: the primary email address if there is one. */
export function identifierOf(user: User): string {
  const emails = user.emailAddresses;
  const email = emails.find(({ id }) => id === user.primaryEmailAddressId) ?? emails[0];
  return email?.emailAddress ?? user.phoneNumbers[0]?.phoneNumber ?? user.username ?? "";
}
