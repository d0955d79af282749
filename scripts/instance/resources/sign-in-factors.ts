import { enterpriseFactors } from "./enterprise-match.ts";
import { settings } from "./settings.ts";
import type { User } from "./user.ts";
import type { EmailAddress } from "./email-address.ts";
import type { PhoneNumber } from "./phone-number.ts";
import type { Instance } from "../instance.ts";

/** One way to prove a factor, as both sign-in and reverification offer it. */
export interface Factor {
  strategy: string;
  safe_identifier?: string;
  email_address_id?: string;
  phone_number_id?: string;
  enterprise_connection_id?: string;
  enterprise_connection_name?: string;
  primary?: boolean;
  default?: boolean;
}

export function firstFactors(instance: Instance, user: User): Factor[] {
  const enterprise = user.emailAddresses.flatMap(({ emailAddress }) =>
    enterpriseFactors(instance, emailAddress),
  );
  if (enterprise.length > 0) return enterprise;
  const { emailVerifications, passkeys: areOn } = settings(instance);
  const hasPasskey = user.passkeys.some(({ credentialId }) => credentialId !== null);
  const passkey = areOn && hasPasskey ? [{ strategy: "passkey" }] : [];
  const password = user.password ? [{ strategy: "password" }] : [];
  const resets = user.password ? ["reset_password_email_code"] : [];
  const emails = user.emailAddresses.flatMap((email) =>
    [...new Set(["email_code", ...emailVerifications]), ...resets].map((strategy) =>
      emailFactor(user, email, strategy),
    ),
  );
  const phones = user.phoneNumbers
    .filter((phone) => !phone.reservedForSecondFactor)
    .flatMap((phone) =>
      ["phone_code", ...(user.password ? ["reset_password_phone_code"] : [])].map((strategy) =>
        phoneFactor(user, phone, strategy),
      ),
    );
  const oauth = user.externalAccounts.map(({ provider }) => ({ strategy: provider }));
  return [...password, ...passkey, ...emails, ...phones, ...oauth];
}

export function secondFactors(user: User): Factor[] {
  const phones = user.phoneNumbers
    .filter((phone) => phone.reservedForSecondFactor)
    .map((phone) => ({
      ...phoneFactor(user, phone, "phone_code"),
      default: phone.defaultSecondFactor,
    }));
  const totp = user.totpSecret === null ? [] : [{ strategy: "totp" }];
  if (phones.length + totp.length === 0) return [];
  const backup = user.backupCodes?.length ? [{ strategy: "backup_code" }] : [];
  return [...totp, ...phones, ...backup];
}

/** What a new client is asked for besides the password, where client trust is on. */
export function trustFactors(user: User): Factor[] {
  const email = user.emailAddresses.find(({ id }) => id === user.primaryEmailAddressId);
  const phone = user.phoneNumbers.find(({ id }) => id === user.primaryPhoneNumberId);
  return [
    ...(email ? [emailFactor(user, email, "email_code")] : []),
    ...(phone ? [phoneFactor(user, phone, "phone_code")] : []),
  ];
}

function emailFactor(user: User, email: EmailAddress, strategy: string): Factor {
  return {
    strategy,
    safe_identifier: email.emailAddress,
    email_address_id: email.id,
    primary: email.id === user.primaryEmailAddressId,
  };
}

function phoneFactor(user: User, phone: PhoneNumber, strategy: string): Factor {
  return {
    strategy,
    safe_identifier: phone.phoneNumber,
    phone_number_id: phone.id,
    primary: phone.id === user.primaryPhoneNumberId,
  };
}
