import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { createTestingToken, testingTokenJson } from "../resources/testing-token.ts";

export const testingTokens = (instance: Instance) =>
  new Hono().post("/", (c) => c.json(testingTokenJson(createTestingToken(instance))));
