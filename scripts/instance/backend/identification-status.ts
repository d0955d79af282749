import * as z from "zod";

/** How a replaced identifier counts; verified, unless told otherwise. */
export const replaceStatus = z
  .enum(["verified", "reserved", "unverified"])
  .default("verified")
  .transform((status) => (status === "unverified" ? { verification: null } : { status }));
