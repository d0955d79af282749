/** Whether people are asked for something, and must give it. */
export type Requirement = "off" | "optional" | "required";

/** How people sign up and in: what the Dashboard's "Configure" pages would switch. */
export interface AuthSettings {
  readonly applicationName: string;
  readonly emailAddress: Requirement;
  readonly emailVerifications: readonly ("email_code" | "email_link")[];
  readonly phoneNumber: Requirement;
  readonly username: Requirement;
  readonly firstName: Requirement;
  readonly lastName: Requirement;
  readonly password: Requirement;
  readonly passkeys: boolean;
  /** OAuth providers by name (`google`); all of them are the built-in fake one. */
  readonly socialProviders: readonly string[];
  readonly signUpMode: "public" | "restricted" | "waitlist";
  readonly legalConsent: boolean;
  /** Everybody must set up a second factor: the session task `setup-mfa`. */
  readonly secondFactorRequired: boolean;
  /** A password on a new client needs a code too. */
  readonly clientTrust: boolean;
  readonly singleSession: boolean;
  /** Everybody must choose one: the session task `choose-organization`. */
  readonly forceOrganizationSelection: boolean;
  /** Origins beyond this machine whose pages may use the Frontend API. */
  readonly allowedOrigins: readonly string[];
}

export const AUTH_DEFAULTS: AuthSettings = {
  applicationName: "Dev instance",
  emailAddress: "required",
  emailVerifications: ["email_code"],
  phoneNumber: "off",
  username: "off",
  firstName: "optional",
  lastName: "optional",
  password: "required",
  passkeys: false,
  socialProviders: ["google", "github"],
  signUpMode: "public",
  legalConsent: false,
  secondFactorRequired: false,
  clientTrust: false,
  singleSession: true,
  forceOrganizationSelection: false,
  allowedOrigins: [],
};
