import { randomBytes } from "node:crypto";
import type { TestingTokenJSON } from "@clerk/backend";
import type { Instance } from "../instance.ts";

/** Lets a test suite past the bot checks and limits of the Frontend API. Its id is the token. */
export interface TestingToken {
  readonly id: string;
  readonly expiresAt: number;
}

const LIFETIME = 60 * 60_000;

export function createTestingToken(instance: Instance): TestingToken {
  const stamp = Math.floor(instance.now() / 1000);
  return instance.store.testingTokens.put({
    id: `${stamp}-${randomBytes(24).toString("base64url")}`,
    expiresAt: instance.now() + LIFETIME,
  });
}

export function isTestingToken(instance: Instance, token: string): boolean {
  const known = instance.store.testingTokens.get(token);
  return known !== undefined && instance.now() < known.expiresAt;
}

export function testingTokenJson({ id, expiresAt }: TestingToken): TestingTokenJSON {
  return { object: "testing_token", token: id, expires_at: Math.floor(expiresAt / 1000) };
}
