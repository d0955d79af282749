import {
  prepareFactor,
  tryFactor,
  unavailable,
  type FactorChoice,
  type FactorTry,
} from "./factor.ts";
import { updateSession, type Session } from "./session.ts";
import { firstFactors, secondFactors, type Factor } from "./sign-in-factors.ts";
import { getUser } from "./user.ts";
import type { Verification } from "./verification.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export type ReverificationLevel = "first_factor" | "second_factor" | "multi_factor";

/** Proving again who sits there, before something that matters. Its id is the session's. */
export interface Reverification {
  readonly id: string;
  readonly level: ReverificationLevel;
  readonly firstFactor: Verification | null;
  readonly secondFactor: Verification | null;
}

export function startReverification(
  instance: Instance,
  session: Session,
  asked: ReverificationLevel,
): Reverification {
  const hasSecond = secondFactors(getUser(instance, session.userId)).length > 0;
  const level = hasSecond ? asked : "first_factor";
  const blank = { id: session.id, level, firstFactor: null, secondFactor: null };
  return instance.store.reverifications.put(blank);
}

type Slot = "firstFactor" | "secondFactor";

export function prepareReverification(
  instance: Instance,
  session: Session,
  slot: Slot,
  choice: FactorChoice,
): Reverification {
  const started = get(instance, session);
  const user = getUser(instance, session.userId);
  const factor = offered(instance, session, slot, choice.strategy);
  const verification = prepareFactor(instance, user, {
    strategy: choice.strategy,
    emailAddressId: choice.emailAddressId ?? factor.email_address_id,
    phoneNumberId: choice.phoneNumberId ?? factor.phone_number_id,
  });
  return instance.store.reverifications.put({ ...started, [slot]: verification });
}

export function tryReverification(
  instance: Instance,
  session: Session,
  slot: Slot,
  attempt: FactorTry,
): Reverification {
  offered(instance, session, slot, attempt.strategy);
  const user = getUser(instance, session.userId);
  const pending = get(instance, session)[slot];
  const { verification, refusal } = tryFactor(instance, user, pending, attempt);
  const tried = put(instance, session, { [slot]: verification });
  if (refusal) throw refusal;
  const field = slot === "firstFactor" ? "firstFactorAt" : "secondFactorAt";
  updateSession(instance, session.id, { [field]: instance.now() });
  return tried;
}

export function reverificationStatus({ level, firstFactor, secondFactor }: Reverification) {
  const asksFirst = level !== "second_factor" && firstFactor?.status !== "verified";
  const asksSecond = level !== "first_factor" && secondFactor?.status !== "verified";
  if (asksFirst) return "needs_first_factor" as const;
  return asksSecond ? ("needs_second_factor" as const) : ("complete" as const);
}

export function reverificationFactors(instance: Instance, session: Session, slot: Slot): Factor[] {
  const user = getUser(instance, session.userId);
  if (slot === "secondFactor") return secondFactors(user);
  return firstFactors(instance, user).filter(({ strategy }) => REVERIFYING.has(strategy));
}

const REVERIFYING = new Set(["password", "email_code", "phone_code"]);

/** What changes how somebody signs in wants a factor proven in the last ten minutes. */
export function requireRecentFactor(instance: Instance, { firstFactorAt }: Session): void {
  const isRecent = firstFactorAt !== null && instance.now() - firstFactorAt < 10 * 60_000;
  if (isRecent) return;
  const message = "Additional verification is required";
  throw apiError(403, "session_reverification_required", "Reverification required", message);
}

function offered(instance: Instance, session: Session, slot: Slot, strategy: string): Factor {
  const factors = reverificationFactors(instance, session, slot);
  const factor = factors.find((offer) => offer.strategy === strategy);
  if (!factor) throw unavailable(strategy);
  return factor;
}

function get(instance: Instance, { id }: Session): Reverification {
  const reverification = instance.store.reverifications.get(id);
  if (!reverification) throw notFound("session_reverification", id);
  return reverification;
}

function put(
  instance: Instance,
  session: Session,
  changes: Partial<Pick<Reverification, Slot>>,
): Reverification {
  return instance.store.reverifications.put({ ...get(instance, session), ...changes });
}
