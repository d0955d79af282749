import type { createApp } from "../../instance/app.ts";
import type { Instance } from "../../instance/instance.ts";
import { createOrganization } from "../../instance/resources/create-organization.ts";
import { createUser } from "../../instance/resources/user.ts";

/** Somebody signed in, with an organization: what path parameters can mean. */
export interface Stage {
  devBrowser: string;
  ids: Readonly<Record<string, string>>;
}

const SIGN_IN = { emailAddress: "ada@example.com", password: "correct horse battery" };

export async function setStage(
  app: ReturnType<typeof createApp>,
  instance: Instance,
): Promise<Stage> {
  instance.reset();
  const { emailAddress, password } = SIGN_IN;
  const user = createUser(instance, {
    emailAddresses: [{ emailAddress }],
    phoneNumbers: [{ phoneNumber: "+15555550100" }],
    password: { plain: password },
  });
  const organization = createOrganization(instance, { name: "Acme", createdBy: user.id });
  const answer = await app.request("/v1/dev_browser", { method: "POST" });
  const devBrowser = answer.headers.get("clerk-db-jwt") ?? "";
  const fields = { strategy: "password", identifier: emailAddress, password };
  const url = `/v1/client/sign_ins?__clerk_db_jwt=${devBrowser}`;
  await app.request(url, { method: "POST", body: new URLSearchParams(fields) });
  const [session] = instance.store.sessions.by("user", user.id);
  const [signIn] = instance.store.signIns.all();
  const [role] = instance.store.roles.all();
  const [permission] = instance.store.permissions.all();
  return {
    devBrowser,
    ids: {
      user_id: user.id,
      email_address_id: user.primaryEmailAddressId ?? "",
      email_id: user.primaryEmailAddressId ?? "",
      phone_number_id: user.primaryPhoneNumberId ?? "",
      organization_id: organization.id,
      session_id: session?.id ?? "",
      client_id: session?.clientId ?? "",
      sign_in_id: signIn?.id ?? "",
      organization_role_id: role?.id ?? "",
      permission_id: permission?.id ?? "",
    },
  };
}
