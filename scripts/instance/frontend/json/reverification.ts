import type { Instance } from "../../instance.ts";
import { notFound } from "../../errors.ts";
import { reverificationFactors, reverificationStatus } from "../../resources/reverification.ts";
import type { Session } from "../../resources/session.ts";
import { verificationJson } from "../../resources/verification.ts";
import { ownSessionJson } from "./session.ts";

export async function reverificationJson(
  instance: Instance,
  session: Session,
  origin: string | undefined,
) {
  const reverification = instance.store.reverifications.get(session.id);
  if (!reverification) throw notFound("session_reverification", session.id);
  const { level, firstFactor, secondFactor } = reverification;
  const current = instance.store.sessions.get(session.id) ?? session;
  return {
    object: "session_reverification" as const,
    level,
    status: reverificationStatus(reverification),
    supported_first_factors: reverificationFactors(instance, session, "firstFactor"),
    supported_second_factors: reverificationFactors(instance, session, "secondFactor"),
    first_factor_verification: firstFactor && verificationJson(firstFactor),
    second_factor_verification: secondFactor && verificationJson(secondFactor),
    session: await ownSessionJson(instance, current, origin),
  };
}
