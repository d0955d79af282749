import type { DeletedObjectJSON } from "@clerk/backend";
import { newExternalAccount, type ExternalAccount } from "./external-account.ts";
import { startOauth } from "./oauth-start.ts";
import { putUser, type User } from "./user.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Starts to connect an account; it counts once the provider has answered. */
export function connectAccount(
  instance: Instance,
  user: User,
  { strategy, redirectUrl }: { strategy: string; redirectUrl: string | undefined },
): ExternalAccount {
  const blank = { provider: strategy, providerUserId: "", emailAddress: "" };
  const account = {
    ...newExternalAccount(
      instance,
      { ...blank, firstName: "", lastName: "" },
      startOauth(instance, strategy, undefined),
    ),
    ...(redirectUrl ? { redirectUrl } : {}),
  };
  const kept = user.externalAccounts.filter(
    ({ provider, verification }) => provider !== strategy || verification?.status === "verified",
  );
  putUser(instance, { ...user, externalAccounts: [...kept, account] });
  return account;
}

/** Asks the provider again, for more scopes or after the grant ran out. */
export function reauthorizeAccount(
  instance: Instance,
  user: User,
  id: string,
  redirectUrl: string,
): ExternalAccount {
  const account = findAccount(user, id);
  const verification = startOauth(instance, account.provider, account.emailAddress);
  const waiting = { ...account, verification, redirectUrl };
  const externalAccounts = user.externalAccounts.map((one) => (one.id === id ? waiting : one));
  putUser(instance, { ...user, externalAccounts });
  return waiting;
}

export function removeAccount(instance: Instance, user: User, id: string): DeletedObjectJSON {
  findAccount(user, id);
  const externalAccounts = user.externalAccounts.filter((one) => one.id !== id);
  putUser(instance, { ...user, externalAccounts });
  return { object: "external_account", id, deleted: true };
}

export function findAccount(user: User, id: string): ExternalAccount {
  const account = user.externalAccounts.find((one) => one.id === id);
  if (!account) throw notFound("external_account", id);
  return account;
}
