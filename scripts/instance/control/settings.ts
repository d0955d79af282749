import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { body } from "../middleware/input.ts";
import { settings, updateSettings } from "../resources/settings.ts";
import { SettingsBody } from "../settings-body.ts";

/** What a dashboard would switch. */
export const settingsRoutes = (instance: Instance) =>
  new Hono()
    .get("/", (c) => c.json(settings(instance)))
    .patch("/", body(SettingsBody), (c) => c.json(updateSettings(instance, c.req.valid("json"))));
