import type { Check } from "./check.ts";

/** Every check, in the order the report explains them. */
export const checks: Check[] = [];
