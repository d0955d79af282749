import type { Mismatch } from "./judge.ts";

/** Where the SDK's types and the document disagree, and what decides it. */
export interface Decision {
  place: RegExp;
  message: RegExp;
  /** The SDK's line that reads or declares it. */
  because: string;
}

export const DECIDED: readonly Decision[] = [];

export function decisionOn({ place, message }: Mismatch): Decision | undefined {
  return DECIDED.find((decision) => decision.place.test(place) && decision.message.test(message));
}
