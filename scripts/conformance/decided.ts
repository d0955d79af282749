import type { Mismatch } from "./judge.ts";

/** Where the SDK's types and the document disagree, and what decides it. */
export interface Decision {
  /** Everywhere, if it names none. */
  operation?: string;
  place: RegExp;
  message: RegExp;
  /** The SDK's line that reads or declares it. */
  because: string;
}

const SETTINGS = "@clerk/shared/dist/types/userSettings.d.ts";
const ORGANIZATIONS = "@clerk/shared/dist/types/organizationSettings.d.ts";
const JSON_TYPES = "@clerk/shared/dist/types/json.d.ts";

export const DECIDED: readonly Decision[] = [
  {
    place: /\/user_settings\/sign_in\/second_factor$/,
    message: /additional properties: enabled$/,
    because: `${SETTINGS}:36 SignInData requires second_factor.enabled`,
  },
  {
    place: /\/user_settings\/sign_up$/,
    message: /additional properties: (?:allowlist_only|mfa)$/,
    because: `${SETTINGS}:41,46 SignUpData has allowlist_only and mfa`,
  },
  {
    place: /\/user_settings\/enterprise_sso$/,
    message: /additional properties: self_serve_directory_sync$/,
    because: `${SETTINGS}:79 EnterpriseSSOSettings requires self_serve_directory_sync`,
  },
  {
    place: /\/organization_settings$/,
    message:
      /additional properties: (?:force_organization_selection|organization_creation_defaults)$/,
    because: `${ORGANIZATIONS}:12,24 OrganizationSettingsJSON requires both`,
  },
  {
    operation: "joinWaitlist",
    place: /^$/,
    message: /additional properties: (?:created_at|updated_at)$/,
    because: `${JSON_TYPES}:570 WaitlistJSON requires created_at and updated_at`,
  },
  {
    place: /\/response\/(?:data\/\*\/)?(?:affiliation_)?verification$/,
    message: /additional properties: expires_at$/,
    because: `${JSON_TYPES}:387 OrganizationDomainVerificationJSON requires expires_at`,
  },
  {
    place: /\/(?:first_factor_verification|external_account)\/strategy$/,
    message: /allowed values: saml$/,
    because: "@clerk/shared/dist/types/strategies.d.ts:32 EnterpriseSSOStrategy is enterprise_sso",
  },
];

/** What the SDK calls beside the document, and a published path with a parameter seems to match. */
const UNPUBLISHED = new Set([
  // @clerk/backend/dist/api/endpoints/ClientApi.d.ts: getHandshakePayload
  "/clients/handshake_payload",
]);

export function isUnpublished(path: string): boolean {
  return UNPUBLISHED.has(path);
}

export function decisionOn({ operation, place, message }: Mismatch): Decision | undefined {
  return DECIDED.find(
    (decision) =>
      (decision.operation ?? operation) === operation &&
      decision.place.test(place) &&
      decision.message.test(message),
  );
}
