import * as z from "zod";
import { given } from "./middleware/fields.ts";
import type { Settings } from "./resources/settings.ts";

const requirement = z.enum(["off", "optional", "required"]);
const count = z.number().int().min(0);
const seconds = z.number().int().min(1);

const ORGANIZATION_RULES = z.strictObject({
  enabled: z.boolean(),
  domainsEnabled: z.boolean(),
  maxAllowedMemberships: count,
  adminDeleteEnabled: z.boolean(),
  slugDisabled: z.boolean(),
  enrollmentModes: z.array(
    z.enum(["manual_invitation", "automatic_invitation", "automatic_suggestion"]),
  ),
}) satisfies z.ZodType<Settings["organizationRules"]>;

const RESTRICTIONS = z.strictObject({
  allowlist: z.boolean(),
  blocklist: z.boolean(),
  disabledOnSignIn: z.boolean(),
  blockEmailSubaddresses: z.boolean(),
  blockDisposableEmailDomains: z.boolean(),
  ignoreDotsForGmailAddresses: z.boolean(),
}) satisfies z.ZodType<Settings["restrictions"]>;

const OAUTH_APPLICATIONS = z.strictObject({
  dynamicClientRegistration: z.boolean(),
  defaultScopes: z.array(z.string()).nullable(),
  jwtAccessTokens: z.boolean(),
}) satisfies z.ZodType<Settings["oauthApplications"]>;

type Fields = Omit<Settings, "id">;

/** Every switch there is: a setting without a line here does not compile. */
const FIELDS = {
  productionLimits: z.boolean(),
  rateLimited: z.boolean(),
  userCap: count.nullable(),
  passwordMinLength: count,
  sessionLifetimeInSeconds: seconds,
  sessionInactivityInSeconds: seconds,
  deleteSelfEnabled: z.boolean(),
  createOrganizationEnabled: z.boolean(),
  lockoutAttempts: count,
  organizationRules: ORGANIZATION_RULES,
  applicationName: z.string().max(256),
  emailAddress: requirement,
  emailVerifications: z.array(z.enum(["email_code", "email_link"])),
  phoneNumber: requirement,
  username: requirement,
  firstName: requirement,
  lastName: requirement,
  password: requirement,
  passkeys: z.boolean(),
  socialProviders: z.array(z.string()),
  signUpMode: z.enum(["public", "restricted", "waitlist"]),
  legalConsent: z.boolean(),
  secondFactorRequired: z.boolean(),
  clientTrust: z.boolean(),
  singleSession: z.boolean(),
  forceOrganizationSelection: z.boolean(),
  allowedOrigins: z.array(z.string()),
  testMode: z.boolean(),
  supportEmail: z.string().nullable(),
  developmentOrigin: z.string(),
  fromEmailAddress: z.string(),
  progressiveSignUp: z.boolean(),
  restrictions: RESTRICTIONS,
  protect: z.strictObject({ rulesEnabled: z.boolean(), specterEnabled: z.boolean() }),
  blockedCountryCodes: z.array(z.string()),
  oauthApplications: OAUTH_APPLICATIONS,
  sessionClaims: z.record(z.string(), z.unknown()),
} satisfies { [K in keyof Fields]: z.ZodType<Fields[K]> };

/** Changes of the settings, as a seed and the control API take them. */
export const SettingsBody = z.strictObject(FIELDS).partial().transform(given);
