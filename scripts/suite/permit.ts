import * as z from "zod";
import { kindOf } from "./kinds.ts";
import type { Ledger } from "./ledger.ts";

/** A request of the suites, as it wants to reach the target. */
export interface Asked {
  method: string;
  /** After the version. */
  path: string;
  /** Undefined: it is no JSON. */
  json: unknown;
  bytes: Uint8Array;
}

/**
 * Whether a request may pass: it only reads, it creates, or it changes what this run has created.
 * Nobody else's user is ever touched, nor a setting of the whole instance.
 */
export function isPermitted({ method, path, json }: Asked, ledger: Ledger): boolean {
  if (method === "GET" || path.endsWith("/verify")) return true;
  const [, , id] = path.split("/");
  const isOwn = id !== undefined && ledger.has(id);
  const creates = method === "POST" && kindOf(path) !== undefined;
  return (isOwn || creates) && namedIn(json).every((named) => ledger.has(named));
}

const Names = z
  .looseObject({
    user_id: z.string(),
    organization_id: z.string(),
    created_by: z.string(),
    inviter_user_id: z.string(),
    subject: z.string(),
  })
  .partial();

/** The people and organizations that a body is about. One that cannot exist harms nobody. */
function namedIn(json: unknown): string[] {
  const { user_id, organization_id, created_by, inviter_user_id, subject } =
    Names.safeParse(json).data ?? {};
  const names = [user_id, organization_id, created_by, inviter_user_id, subject];
  return names.filter((name) => name !== undefined).filter((name) => ID.test(name));
}

const ID = /^(?:user|org|mch)_\w{20,}$/;
