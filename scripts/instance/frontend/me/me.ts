import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { signedIn, type SignedInEnv } from "../../middleware/signed-in.ts";
import { backupCodes } from "./backup-codes.ts";
import { emailAddresses } from "./email-addresses.ts";
import { externalAccounts } from "./external-accounts.ts";
import { memberships } from "./memberships.ts";
import { passkeys } from "./passkeys.ts";
import { password } from "./password.ts";
import { phoneNumbers } from "./phone-numbers.ts";
import { profileImage } from "./profile-image.ts";
import { profile } from "./profile.ts";
import { mySessions } from "./sessions.ts";
import { totp } from "./totp.ts";

/** What a signed-in user does with their own account. */
export const meRoutes = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .use(signedIn(instance))
    .route("/", profile(instance))
    .route("/", password(instance))
    .route("/", memberships(instance))
    .route("/profile_image", profileImage(instance))
    .route("/email_addresses", emailAddresses(instance))
    .route("/phone_numbers", phoneNumbers(instance))
    .route("/external_accounts", externalAccounts(instance))
    .route("/passkeys", passkeys(instance))
    .route("/totp", totp(instance))
    .route("/backup_codes", backupCodes(instance))
    .route("/sessions", mySessions(instance));
