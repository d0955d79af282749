import * as z from "zod";
import { single } from "./pagination.ts";
import type { Order } from "../resources/order.ts";

/** `order_by`: one of the fields, after `-` for descending or an optional `+`. */
export function orderBy<F extends string>(fields: readonly F[], fallback: `${"+" | "-"}${F}`) {
  return single.prefault([fallback]).transform((text, context): Order<F> => {
    const field = fields.find((name) => name === text.replace(/^[+ -]/, ""));
    if (field) return { field, descending: text.startsWith("-") };
    const message = `expected one of ${fields.join(", ")}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}
