import * as z from "zod";
import { kindOf } from "./kinds.ts";
import type { Asked } from "./permit.ts";

/** In the private metadata of users and organizations: which run they are of. */
export const MARK = "clerk_pack_run";

const Body = z.looseObject({ private_metadata: z.looseObject({}).default({}) });

/** The body to pass on: a person who looks at the dashboard is to see where somebody comes from. */
export function marked(
  { method, path, json, bytes }: Asked,
  run: string,
): Uint8Array | string | undefined {
  const isMarked = method === "POST" && kindOf(path)?.isMarked;
  if (!isMarked) return bytes.length > 0 ? bytes : undefined;
  const body = Body.parse(json ?? {});
  return JSON.stringify({ ...body, private_metadata: { ...body.private_metadata, [MARK]: run } });
}
