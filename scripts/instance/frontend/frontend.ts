import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Instance } from "../instance.ts";
import { devBrowser, type FrontendEnv } from "../middleware/dev-browser.ts";
import { frontendLimits } from "../middleware/frontend-limits.ts";
import { trustedOrigin } from "../middleware/trusted-origin.ts";
import { accountPortal } from "./account-portal.ts";
import { agentTasks } from "./agent-tasks.ts";
import { client } from "./client.ts";
import { devBrowsers } from "./dev-browsers.ts";
import { environment } from "./environment/environment.ts";
import { handshake } from "./handshake.ts";
import { health } from "./health.ts";
import { links } from "./links.ts";
import { npm } from "./npm.ts";
import { oauthCallback } from "./oauth-callback.ts";
import { meRoutes } from "./me/me.ts";
import { organizations } from "./organizations/organizations.ts";
import { provider } from "./provider.ts";
import { reverification } from "./reverification.ts";
import { sessions } from "./sessions.ts";
import { signIns } from "./sign-ins.ts";
import { signUps } from "./sign-ups.ts";
import { telemetry } from "./telemetry.ts";
import { waitlist } from "./waitlist.ts";
import { wellKnown } from "./well-known.ts";

/** The Frontend API: CORS, origins, one guard, then a line per resource. Paths are as published. */
export function frontend(instance: Instance): Hono<FrontendEnv> {
  return new Hono<FrontendEnv>()
    .use("/v1/*", CORS, trustedOrigin(instance), frontendLimits(instance), devBrowser(instance))
    .use("/.well-known/*", CORS)
    .route("/.well-known", wellKnown(instance))
    .route("/npm", npm(instance))
    .route("/provider", provider(instance))
    .route("/v1", health())
    .route("/v1", telemetry())
    .route("/v1/account_portal", accountPortal(instance))
    .route("/v1/waitlist", waitlist(instance))
    .route("/v1", links(instance))
    .route("/v1/agents/tasks", agentTasks(instance))
    .route("/v1/oauth_callback", oauthCallback(instance))
    .route("/v1/dev_browser", devBrowsers(instance))
    .route("/v1/environment", environment(instance))
    .route("/v1/client/handshake", handshake(instance))
    .route("/v1/client/sign_ins", signIns(instance))
    .route("/v1/client/sign_ups", signUps(instance))
    .route("/v1/client/sessions", sessions(instance))
    .route("/v1/client/sessions", reverification(instance))
    .route("/v1/client", client(instance))
    .route("/v1/me", meRoutes(instance))
    .route("/v1/organizations", organizations(instance));
}

const CORS = cors({
  origin: (origin) => origin,
  credentials: true,
  exposeHeaders: ["Clerk-Db-Jwt", "Authorization", "Retry-After"],
  maxAge: 600,
});
