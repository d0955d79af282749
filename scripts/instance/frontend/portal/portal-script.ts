/** Runs in the page, after `config` is set: loads clerk-js and mounts what the path asks for. */
export const PORTAL_SCRIPT = `
const page = (name) => config.base + "/" + name;
const back = new URLSearchParams(location.search).get("redirect_url");
const urls = {
  signInUrl: page("sign-in"),
  signUpUrl: page("sign-up"),
  waitlistUrl: page("waitlist"),
  signInFallbackRedirectUrl: back ?? page(""),
  signUpFallbackRedirectUrl: back ?? page(""),
  afterSignOutUrl: page("sign-in"),
};
const allowedRedirectOrigins = [
  location.origin,
  /^https?:\\/\\/(?:[\\w.-]+\\.)?localhost(?::\\d+)?$/,
  /^https?:\\/\\/127\\.0\\.0\\.1(?::\\d+)?$/,
  ...config.allowedOrigins,
];
const [name] = location.pathname.slice(config.base.length + 1).split("/");
// Without a router, steps of a component race as page loads: a session task loses to "signed in".
const go = (change) => (to, { windowNavigate }) => {
  const url = new URL(to, location.href);
  const isWithin = name !== "" && (url.pathname + "/").startsWith(page(name) + "/");
  return isWithin ? history[change](null, "", url) : windowNavigate(url);
};
const router = { routerPush: go("pushState"), routerReplace: go("replaceState") };
await window.Clerk.load({ ...urls, ...router, telemetry: false, allowedRedirectOrigins, ui: { ClerkUI: window.__internal_ClerkUICtor } });
const clerk = window.Clerk;
const header = document.getElementById("header");
const main = document.getElementById("main");
const into = (parent) => parent.appendChild(document.createElement("div"));
const mounts = {
  SignIn: () => clerk.mountSignIn(into(main), { routing: "path", path: page("sign-in") }),
  SignUp: () => clerk.mountSignUp(into(main), { routing: "path", path: page("sign-up") }),
  UserProfile: () => clerk.mountUserProfile(into(main), { routing: "path", path: page("user") }),
  OrganizationProfile: () =>
    clerk.mountOrganizationProfile(into(main), { routing: "path", path: page("organization") }),
  CreateOrganization: () => clerk.mountCreateOrganization(into(main), { afterCreateOrganizationUrl: page("") }),
  Waitlist: () => clerk.mountWaitlist(into(main)),
  Home: () => {
    if (!clerk.user) return clerk.redirectToSignIn();
    main.textContent = "Signed in as " + (clerk.user.primaryEmailAddress?.emailAddress ?? clerk.user.id);
  },
};
if (clerk.user) {
  clerk.mountOrganizationSwitcher(into(header), {
    organizationProfileMode: "navigation",
    organizationProfileUrl: page("organization"),
    createOrganizationMode: "navigation",
    createOrganizationUrl: page("create-organization"),
  });
  clerk.mountUserButton(into(header), { userProfileMode: "navigation", userProfileUrl: page("user") });
}
await mounts[config.component]();
document.documentElement.dataset.ready = config.component;
`;
