import { randomBytes } from "node:crypto";
import { settings } from "./settings.ts";
import type { Verification } from "./verification.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

const LIFETIME = 10 * 60_000;

/** A verification that waits at the built-in provider's page; its secret is the flow's `state`. */
export function startOauth(
  instance: Instance,
  strategy: string,
  hint: string | undefined,
): Verification {
  const { socialProviders } = settings(instance);
  const provider = strategy.replace(/^oauth_/, "");
  if (strategy.startsWith("oauth_") && !socialProviders.includes(provider)) {
    const message = `Unexpected strategy ${strategy}, expected one that is switched on`;
    throw invalidParam("strategy", "form_param_value_invalid", "is invalid", message);
  }
  const state = randomBytes(24).toString("base64url");
  const url = new URL(`${instance.origins.frontend}/provider/${strategy}`);
  url.searchParams.set("state", state);
  if (hint) url.searchParams.set("login_hint", hint);
  const expireAt = instance.now() + LIFETIME;
  return {
    status: "unverified",
    strategy,
    attempts: null,
    expireAt,
    secret: state,
    externalUrl: url.href,
  };
}
