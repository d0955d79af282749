import * as z from "zod";
import type { Asked } from "./permit.ts";

const One = z.object({ id: z.string() });
const Created = z.union([
  One.transform((one) => [one]),
  z.array(One),
  z.object({ data: z.array(One) }).transform(({ data }) => data),
]);

/** Whatever has an id and came of a POST is the run's own: a new user, and an address added to one. */
export function createdIds({ method, path }: Asked, answer: string): string[] {
  if (method !== "POST" || path.endsWith("/verify")) return [];
  const { data = [] } = Created.safeParse(parsed(answer));
  return data.map(({ id }) => id);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
