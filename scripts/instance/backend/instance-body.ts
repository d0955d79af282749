import * as z from "zod";
import { given } from "../middleware/fields.ts";

const onOff = z.boolean().nullish();

export const InstanceBody = z
  .object({
    test_mode: onOff,
    hibp: onOff,
    support_email: z.string().max(320).nullish(),
    clerk_js_version: z.string().nullish(),
    development_origin: z.string().nullish(),
    allowed_origins: z.array(z.string()).nullish(),
    cookieless_dev: onOff,
    url_based_session_syncing: onOff,
    preferred_sign_in_strategy_when_password_required: z.enum(["password", "otp", ""]).nullish(),
  })
  .transform((input) =>
    given({
      testMode: input.test_mode ?? undefined,
      supportEmail: input.support_email,
      developmentOrigin: input.development_origin ?? undefined,
      allowedOrigins: input.allowed_origins ?? undefined,
    }),
  );

export const RestrictionsBody = z
  .object({
    allowlist: onOff,
    blocklist: onOff,
    allowlist_blocklist_disabled_on_sign_in: onOff,
    block_email_subaddresses: onOff,
    block_disposable_email_domains: onOff,
    ignore_dots_for_gmail_addresses: onOff,
  })
  .transform((input) =>
    given({
      allowlist: input.allowlist ?? undefined,
      blocklist: input.blocklist ?? undefined,
      disabledOnSignIn: input.allowlist_blocklist_disabled_on_sign_in ?? undefined,
      blockEmailSubaddresses: input.block_email_subaddresses ?? undefined,
      blockDisposableEmailDomains: input.block_disposable_email_domains ?? undefined,
      ignoreDotsForGmailAddresses: input.ignore_dots_for_gmail_addresses ?? undefined,
    }),
  );

export const ProtectBody = z
  .object({ rules_enabled: onOff, specter_enabled: onOff })
  .transform((input) =>
    given({
      rulesEnabled: input.rules_enabled ?? undefined,
      specterEnabled: input.specter_enabled ?? undefined,
    }),
  );

export const CommunicationBody = z
  .object({
    blocked_country_codes: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .max(250)
      .nullish(),
  })
  .transform((input) => given({ blockedCountryCodes: input.blocked_country_codes ?? undefined }));

export const OAuthApplicationsBody = z
  .object({
    dynamic_oauth_client_registration: onOff,
    default_scopes: z.array(z.string()).nullish(),
    oauth_jwt_access_tokens: onOff,
  })
  .transform((input) =>
    given({
      dynamicClientRegistration: input.dynamic_oauth_client_registration ?? undefined,
      defaultScopes: input.default_scopes,
      jwtAccessTokens: input.oauth_jwt_access_tokens ?? undefined,
    }),
  );
