import * as z from "zod";
import { notImplemented } from "../errors.ts";
import { given } from "../middleware/fields.ts";
import { HASHER_NAMES } from "../resources/password-verify.ts";
import type { PasswordInput, UserFields, UserInput } from "../resources/user.ts";

const name = z.string().max(256).nullable().optional();
const metadata = z.record(z.string(), z.unknown()).optional();
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .nullable()
  .optional();

const FIELDS = {
  external_id: name,
  username: z.string().min(1).max(64).nullable().optional(),
  first_name: name,
  last_name: name,
  locale: name,
  password: z.string().max(256).nullable().optional(),
  password_digest: z.string().nullable().optional(),
  password_hasher: z.enum(HASHER_NAMES).nullable().optional(),
  skip_password_checks: z.boolean().nullable().optional(),
  totp_secret: z.string().nullable().optional(),
  backup_codes: z.array(z.string()).nullable().optional(),
  public_metadata: metadata,
  private_metadata: metadata,
  unsafe_metadata: metadata,
  delete_self_enabled: z.boolean().nullable().optional(),
  create_organization_enabled: z.boolean().nullable().optional(),
  create_organizations_limit: z.number().int().min(0).nullable().optional(),
  bypass_client_trust: z.boolean().nullable().optional(),
  legal_accepted_at: moment,
  created_at: moment,
};

const Fields = z.object(FIELDS);
type Fields = z.output<typeof Fields>;

function checkDigest(fields: Fields, context: z.RefinementCtx): void {
  if (Boolean(fields.password_digest) === Boolean(fields.password_hasher)) return;
  const path = [fields.password_digest ? "password_hasher" : "password_digest"];
  const params = { code: "form_param_missing" };
  context.addIssue({ code: "custom", path, params, message: "is missing" });
}

const status = z.array(z.enum(["verified", "reserved"])).optional();

export const CreateUserBody = z
  .object({
    ...FIELDS,
    email_address: z.array(z.email().max(320)).default([]),
    email_address_identification_status: status,
    phone_number: z.array(z.e164()).default([]),
    phone_number_identification_status: status,
    web3_wallet: z.array(z.string()).default([]),
    banned: z.boolean().nullish(),
    locked: z.boolean().nullish(),
  })
  .superRefine(checkDigest)
  .transform((input): UserInput => {
    if (input.web3_wallet.length > 0) throw notImplemented("CreateUser with web3_wallet");
    const emailStatus = input.email_address_identification_status ?? [];
    const phoneStatus = input.phone_number_identification_status ?? [];
    return {
      banned: input.banned ?? false,
      locked: input.locked ?? false,
      emailAddresses: input.email_address.map((emailAddress, i) => ({
        emailAddress,
        status: emailStatus[i],
      })),
      phoneNumbers: input.phone_number.map((phoneNumber, i) => ({
        phoneNumber,
        status: phoneStatus[i],
      })),
      // Last: V8 makes a hidden class for each object that grows after a spread, and many are seeded.
      ...toFields(input),
    };
  });

export const UpdateUserBody = z
  .object({
    ...FIELDS,
    primary_email_address_id: name,
    primary_phone_number_id: name,
    sign_out_of_other_sessions: z.boolean().nullish(),
  })
  .superRefine(checkDigest)
  .transform((input) => ({
    ...toFields(input),
    ...given({
      primaryEmailAddressId: input.primary_email_address_id,
      primaryPhoneNumberId: input.primary_phone_number_id,
    }),
    signOutOthers: input.sign_out_of_other_sessions ?? false,
  }));

/** Only what was sent: an update must not touch the rest. */
function toFields(input: Fields): UserFields & { password?: PasswordInput } {
  return given({
    externalId: input.external_id,
    username: input.username,
    firstName: input.first_name,
    lastName: input.last_name,
    locale: input.locale,
    totpSecret: input.totp_secret,
    backupCodes: input.backup_codes,
    legalAcceptedAt: input.legal_accepted_at,
    createOrganizationsLimit: input.create_organizations_limit,
    publicMetadata: input.public_metadata,
    privateMetadata: input.private_metadata,
    unsafeMetadata: input.unsafe_metadata,
    deleteSelfEnabled: input.delete_self_enabled ?? undefined,
    createOrganizationEnabled: input.create_organization_enabled ?? undefined,
    bypassClientTrust: input.bypass_client_trust ?? undefined,
    createdAt: input.created_at ?? undefined,
    password: toPassword(input),
  });
}

function toPassword(input: Fields): PasswordInput | undefined {
  const { password_digest: digest, password_hasher: hasher } = input;
  if (digest && hasher) return { digest: { digest, hasher } };
  if (!input.password) return undefined;
  return { plain: input.password, skipChecks: input.skip_password_checks ?? false };
}
