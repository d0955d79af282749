import { tryCode } from "./one-time-code.ts";
import { advanceSignIn } from "./sign-in-progress.ts";
import { updateSignIn } from "./sign-in.ts";
import { advanceSignUp } from "./sign-up-progress.ts";
import { updateSignUp } from "./sign-up.ts";
import { putUser } from "./user.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What became of an opened link, for the page it leads back to. */
export interface OpenedLink {
  status: "verified" | "expired" | "failed";
  createdSessionId: string | null;
  redirectUrl: string | null;
}

/** The browser that asked sees the result at its next look; the one that opens it may be another. */
export function openEmailLink(instance: Instance, token: string): OpenedLink {
  const { signIns, signUps, users } = instance.store;
  const signIn = signIns.find("token", token);
  if (signIn?.firstFactor) {
    const { verification, refusal } = tryCode(instance, signIn.firstFactor, token);
    const tried = updateSignIn(instance, signIn.id, { firstFactor: verification });
    return opened(refusal ? tried : advanceSignIn(instance, tried), verification.status);
  }
  const signUp = signUps.find("token", token);
  if (signUp?.emailVerification) {
    const { verification, refusal } = tryCode(instance, signUp.emailVerification, token);
    const tried = updateSignUp(instance, signUp.id, { emailVerification: verification });
    return opened(refusal ? tried : advanceSignUp(instance, tried), verification.status);
  }
  const user = users.find("token", token);
  if (!user) throw invalidParam("token", "verification_link_token_invalid", "is invalid");
  return { ...proveAddress(instance, user.id, token), createdSessionId: null };
}

function proveAddress(instance: Instance, userId: string, token: string) {
  const user = instance.store.users.get(userId);
  const email = user?.emailAddresses.find(({ verification }) => verification?.secret === token);
  if (!user || !email?.verification) return { status: "failed" as const, redirectUrl: null };
  const { verification, refusal } = tryCode(instance, email.verification, token);
  const emailAddresses = user.emailAddresses.map((one) =>
    one.id === email.id ? { ...one, verification } : one,
  );
  putUser(instance, { ...user, emailAddresses });
  return { status: refusal ? ("expired" as const) : ("verified" as const), redirectUrl: null };
}

function opened(
  { createdSessionId, redirectUrl }: Pick<OpenedLink, "createdSessionId" | "redirectUrl">,
  verification: string,
): OpenedLink {
  const status = verification === "verified" ? "verified" : "expired";
  return { status, createdSessionId, redirectUrl };
}
