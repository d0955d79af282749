import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { portalUrls } from "./environment/portal-urls.ts";

export const accountPortal = (instance: Instance) =>
  new Hono().get("/", (c) => {
    const urls = portalUrls(instance);
    return c.json({
      object: "account_portal",
      allowed: true,
      enabled: true,
      internal_linking: false,
      after_sign_in_url: urls.after_sign_in_url,
      after_sign_up_url: urls.after_sign_up_url,
      after_join_waitlist_url: urls.after_join_waitlist_url,
      after_create_organization_url: urls.after_create_organization_url,
      after_leave_organization_url: urls.after_leave_organization_url,
      logo_link_url: urls.logo_link_url,
      customization: {
        appearance: "auto",
        background_color_dark: null,
        background_color_light: null,
        primary_color_dark: null,
        primary_color_light: null,
      },
    });
  });
