import { Hono } from "hono";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import {
  communicationJson,
  instanceJson,
  oauthApplicationSettingsJson,
  protectJson,
  restrictionsJson,
} from "../resources/instance-settings.ts";
import { settings, updateSettings } from "../resources/settings.ts";
import {
  CommunicationBody,
  InstanceBody,
  OAuthApplicationsBody,
  ProtectBody,
  RestrictionsBody,
} from "./instance-body.ts";

export const instanceSettings = (instance: Instance) =>
  new Hono()
    .get("/", (c) => c.json(instanceJson(instance)))
    .patch("/", body(InstanceBody), (c) => {
      updateSettings(instance, c.req.valid("json"));
      return c.body(null, 204);
    })
    .patch("/restrictions", body(RestrictionsBody), (c) => {
      const restrictions = { ...settings(instance).restrictions, ...c.req.valid("json") };
      updateSettings(instance, { restrictions });
      return c.json(restrictionsJson(instance));
    })
    .get("/protect", (c) => c.json(protectJson(instance)))
    .patch("/protect", body(ProtectBody), (c) => {
      const protect = { ...settings(instance).protect, ...c.req.valid("json") };
      updateSettings(instance, { protect });
      return c.json(protectJson(instance));
    })
    .get("/communication", (c) => c.json(communicationJson(instance)))
    .patch("/communication", body(CommunicationBody), (c) => {
      updateSettings(instance, c.req.valid("json"));
      return c.json(communicationJson(instance));
    })
    .get("/oauth_application_settings", (c) => c.json(oauthApplicationSettingsJson(instance)))
    .patch("/oauth_application_settings", body(OAuthApplicationsBody), (c) => {
      const oauthApplications = { ...settings(instance).oauthApplications, ...c.req.valid("json") };
      updateSettings(instance, { oauthApplications });
      return c.json(oauthApplicationSettingsJson(instance));
    });
