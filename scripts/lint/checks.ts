import type { Check } from "./check.ts";
import { hiddenText } from "./checks/hidden-text.ts";

/** Every check, in the order the report explains them. */
export const checks: Check[] = [hiddenText];
