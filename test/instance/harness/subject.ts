import { createClerkClient, type ClerkClient } from "@clerk/backend";
import { test } from "vitest";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { START_OVER, SUBJECT, Subject as Remote } from "../../../scripts/suite/subject.ts";
import { open } from "./start.ts";

/** What a suite holds the SDK against: the local dev instance, or Clerk when `npm run suite` was told so. */
export interface Subject {
  clerk: ClerkClient;
  /** What `apiUrl` is set to. */
  backend: string;
  secretKey: string;
  publishableKey: string;
  /** The local instance from inside: for a `localTest` alone. */
  readonly instance: Instance;
  /** Nothing is left of what the test before created. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

const told = process.env[SUBJECT];

/** A test that looks inside the instance, or changes what belongs to all of it. */
export const localTest = test.skipIf(told !== undefined);

export function openSubject(): Promise<Subject> {
  return told === undefined ? local() : Promise.resolve(remote(Remote.parse(JSON.parse(told))));
}

async function local(): Promise<Subject> {
  const started = await open();
  const { instance, clerk, backend } = started;
  const { secretKey, publishableKey } = instance.keys;
  return {
    clerk,
    backend,
    secretKey,
    publishableKey,
    instance,
    startOver: () => Promise.resolve(instance.reset()),
    close: () => started.close(),
  };
}

function remote({ api, secretKey, publishableKey }: Remote): Subject {
  const startOver = async (): Promise<void> => {
    const response = await fetch(`${api}${START_OVER}`, { method: "POST" });
    if (!response.ok)
      throw new Error(`Unexpected remains, expected none: ${await response.text()}`);
  };
  return {
    clerk: createClerkClient({
      secretKey,
      publishableKey,
      apiUrl: api,
      telemetry: { disabled: true },
    }),
    backend: api,
    secretKey,
    publishableKey,
    get instance(): Instance {
      throw new Error("Unexpected look inside the instance, expected it in a localTest only");
    },
    startOver,
    close: startOver,
  };
}
