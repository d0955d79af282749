interface Restrictions {
  readonly allowlist: boolean;
  readonly blocklist: boolean;
  readonly disabledOnSignIn: boolean;
  readonly blockEmailSubaddresses: boolean;
  readonly blockDisposableEmailDomains: boolean;
  readonly ignoreDotsForGmailAddresses: boolean;
}

interface OAuthApplicationSettings {
  readonly dynamicClientRegistration: boolean;
  readonly defaultScopes: readonly string[] | null;
  readonly jwtAccessTokens: boolean;
}

/** What the Backend API can switch of the instance as a whole. */
export interface InstanceSettings {
  readonly testMode: boolean;
  readonly supportEmail: string | null;
  readonly developmentOrigin: string;
  readonly fromEmailAddress: string;
  readonly progressiveSignUp: boolean;
  readonly restrictions: Restrictions;
  readonly protect: { readonly rulesEnabled: boolean; readonly specterEnabled: boolean };
  readonly blockedCountryCodes: readonly string[];
  readonly oauthApplications: OAuthApplicationSettings;
  /** Claims added to every session token; may hold shortcodes. */
  readonly sessionClaims: Readonly<Record<string, unknown>>;
}

export const INSTANCE_DEFAULTS: InstanceSettings = {
  testMode: true,
  supportEmail: null,
  developmentOrigin: "",
  fromEmailAddress: "noreply",
  progressiveSignUp: true,
  restrictions: {
    allowlist: false,
    blocklist: false,
    disabledOnSignIn: false,
    blockEmailSubaddresses: false,
    blockDisposableEmailDomains: false,
    ignoreDotsForGmailAddresses: false,
  },
  protect: { rulesEnabled: false, specterEnabled: false },
  blockedCountryCodes: [],
  oauthApplications: {
    dynamicClientRegistration: false,
    defaultScopes: null,
    jwtAccessTokens: false,
  },
  sessionClaims: {},
};
