import type { Instance } from "../../instance.ts";

/** The pages of the account portal, which this instance serves itself. */
export function portalUrls({ origins }: Instance) {
  const page = (path: string): string => `${origins.portal}/${path}`;
  return {
    home_url: "",
    sign_in_url: page("sign-in"),
    sign_up_url: page("sign-up"),
    user_profile_url: page("user"),
    waitlist_url: page("waitlist"),
    oauth_consent_url: page("oauth-consent"),
    after_sign_in_url: page("default-redirect"),
    after_sign_up_url: page("default-redirect"),
    after_sign_out_one_url: page("sign-in/choose"),
    after_sign_out_all_url: page("sign-in"),
    after_switch_session_url: page("default-redirect"),
    after_join_waitlist_url: page("default-redirect"),
    organization_profile_url: page("organization"),
    create_organization_url: page("create-organization"),
    after_leave_organization_url: page("default-redirect"),
    after_create_organization_url: page("default-redirect"),
    logo_link_url: page("default-redirect"),
  };
}
