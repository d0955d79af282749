import type { Guard } from "../../../scripts/proof/guards/guard.ts";
import type { GuardRun } from "../../../scripts/proof/result.ts";
import type { Breaches } from "./breaches.ts";
import type { Told } from "./plot.ts";

export type Placed = Guard & { starter: string };

/** What taking a guard out shows: alone, with the rest of its file, excused, or with one other. */
export async function judge(
  guard: Placed,
  guards: readonly Placed[],
  excuses: Told["excuses"],
  breaches: Breaches,
): Promise<GuardRun> {
  const others = guards.filter((other) => other !== guard);
  const file = others.filter(({ path }) => path === guard.path);
  const early = (await shown(guard, [], breaches)) ?? (await shown(guard, file, breaches));
  if (early) return early;
  const excuse = excuses.find(([part]) => placeOf(guard).includes(part))?.[1];
  if (excuse) return { ...guard, verdict: "excused", because: excuse };
  for (const other of nearestFirst(guard, others)) {
    const found = await shown(guard, [other], breaches);
    if (found) return found;
  }
  return { ...guard, verdict: "open", because: "no attack succeeds" };
}

/** Red if an attack succeeds that does not when only these others are gone. */
async function shown(
  guard: Placed,
  gone: readonly Placed[],
  breaches: Breaches,
): Promise<GuardRun | undefined> {
  const ids = gone.map(({ id }) => id);
  const without = await breaches(ids);
  const attack = (await breaches([...ids, guard.id])).find((one) => !without.includes(one));
  if (attack === undefined) return undefined;
  const also = gone.length === 0 ? "" : `, with ${gone.map(placeOf).join(" and ")} gone too`;
  return { ...guard, verdict: "red", because: attack + also };
}

/** Those of its file and of the database, which mostly back it up, before the rest. */
function nearestFirst(guard: Placed, others: readonly Placed[]): Placed[] {
  const isNear = ({ path }: Placed): boolean => path === guard.path || path.endsWith(".sql");
  return [...others.filter(isNear), ...others.filter((other) => !isNear(other))];
}

export function placeOf({ path, line, text }: Guard): string {
  return `${path}:${line} ${text}`;
}
