import { forward } from "./forward.ts";
import { kindOf } from "./kinds.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { Target } from "./target.ts";

/** Takes away what the ledger names and nothing else; yields what would not go. */
export async function cleanUp(target: Target, ledger: Ledger): Promise<string[]> {
  const left: string[] = [];
  for (const entry of ledger.entries()) {
    const refusal = await end(target, entry);
    if (refusal === undefined) ledger.remove(entry);
    else left.push(`${entry.path}/${entry.id} (${refusal})`);
  }
  return left;
}

/** The status it was refused with; undefined: it is gone. */
async function end({ api, secretKey }: Target, { path, id }: Entry): Promise<number | undefined> {
  const request = kindOf(path)?.end?.(id);
  if (!request) return undefined;
  const headers = { authorization: `Bearer ${secretKey}` };
  const url = `${api}/v1${request.path}`;
  const { ok, status } = await forward({ url, method: request.method, headers });
  // What a test has revoked already cannot be revoked again.
  const isGone = ok || status === 404 || (status === 400 && request.method === "POST");
  return isGone ? undefined : status;
}
