import type { Instance } from "../instance.ts";

/** The strategy of the flow that a provider's `state` belongs to. */
export function waitingStrategy({ store }: Instance, state: string): string {
  const user = store.users.find("token", state);
  const account = user?.externalAccounts.find(({ verification }) => verification?.secret === state);
  return (
    store.signIns.find("token", state)?.firstFactor?.strategy ??
    store.signUps.find("token", state)?.externalVerification?.strategy ??
    account?.provider ??
    ""
  );
}
