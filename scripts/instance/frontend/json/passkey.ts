import type { PasskeyJSON } from "@clerk/shared/types";
import { passkeyJson, type Passkey } from "../../resources/passkey.ts";

/** A passkey as its owner sees it. */
export function ownPasskeyJson(passkey: Passkey) {
  const { createdAt: created_at, updatedAt: updated_at } = passkey;
  return { ...passkeyJson(passkey), created_at, updated_at } satisfies Omit<
    PasskeyJSON,
    "verification"
  >;
}
