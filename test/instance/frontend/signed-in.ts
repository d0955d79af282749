import type { createApp } from "../../../scripts/instance/app.ts";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { createUser, type User } from "../../../scripts/instance/resources/user.ts";
import { newBrowser, type Browser } from "./browser.ts";

export const PASSWORD = "correct-horse-9";

export interface SignedIn extends Browser {
  user: User;
  sessionId: string;
}

/** A browser in which somebody is signed in. */
export async function signedIn(
  app: ReturnType<typeof createApp>,
  instance: Instance,
  emailAddress: string,
): Promise<SignedIn> {
  const user = createUser(instance, {
    emailAddresses: [{ emailAddress }],
    password: { plain: PASSWORD },
  });
  const browser = await newBrowser(app);
  const fields = { identifier: emailAddress, strategy: "password", password: PASSWORD };
  const { body } = await browser.call("POST", "/client/sign_ins", fields);
  return { ...browser, user, sessionId: body.client?.sessions[0]?.id ?? "" };
}
