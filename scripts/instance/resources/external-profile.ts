/** Who somebody is at an OAuth provider or identity provider, as its page said. */
export interface ExternalProfile {
  readonly provider: string;
  readonly providerUserId: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
}
