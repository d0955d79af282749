import { Hono } from "hono";
import { routeNotFound } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import { PORTAL_PREFIX } from "../../origins.ts";
import { portalPage } from "./portal-page.ts";

const COMPONENTS: Readonly<Record<string, string>> = {
  "": "Home",
  "default-redirect": "Home",
  "sign-in": "SignIn",
  "sign-up": "SignUp",
  user: "UserProfile",
  organization: "OrganizationProfile",
  "create-organization": "CreateOrganization",
  waitlist: "Waitlist",
};

/** The account portal: each component on a page of its own, mounted by the real clerk-js. */
export const portal = (instance: Instance) =>
  new Hono().get("/*", (c) => {
    const [name = ""] = c.req.path.slice(PORTAL_PREFIX.length + 1).split("/");
    const component = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
    if (component === undefined) throw routeNotFound("GET", c.req.path);
    return c.html(portalPage(instance, component, new URL(c.req.url)));
  });
