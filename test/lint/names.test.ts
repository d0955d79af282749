import { join } from "node:path";

import { expect, test } from "vitest";

import manifest from "../../package.json" with { type: "json" };
import { readClerkNames } from "../../scripts/lint/names/clerk-names.ts";
import { eventsInTypes } from "../../scripts/lint/names/events.ts";
import { variablesRead } from "../../scripts/lint/names/variables.ts";

const names = readClerkNames();
const installed = Object.entries(manifest.devDependencies).filter(
  ([name]) => names.packages[name] !== undefined,
);

test.each(installed)("the lists were read from %s %s, as package.json pins it", (name, version) => {
  expect(names.packages[name]).toBe(version);
});

test("the events are those of the installed types", async () => {
  const backend = join(import.meta.dirname, "../../node_modules/@clerk/backend");
  expect(names.events.types).toEqual((await eventsInTypes(backend)).toSorted());
});

test.each([
  ["process.env.CLERK_SECRET_KEY", ["CLERK_SECRET_KEY"]],
  ["import.meta.env?.PUBLIC_CLERK_DOMAIN", ["PUBLIC_CLERK_DOMAIN"]],
  ["clerkEnv.CLERK_API_URL", ["CLERK_API_URL"]],
  ['getEnvVariable("CLERK_JWT_KEY", context)', ["CLERK_JWT_KEY"]],
  ['Cypress.env("CLERK_FAPI")', ["CLERK_FAPI"]],
  ["throw new Error('set CLERK_WEBHOOK_SECRET')", []],
  ["const CLERK_SYNCED = 'x'; use(CLERK_SYNCED)", []],
])("%s reads %j", (code, variables) => {
  expect(variablesRead(code)).toEqual(variables);
});

test("a reader that tries the VITE_ prefix first reads both names", () => {
  const code = 'const getValue = (name) => read(`VITE_${name}`); getValue("CLERK_DOMAIN")';
  expect(variablesRead(code)).toEqual(["CLERK_DOMAIN", "VITE_CLERK_DOMAIN"]);
});

test("Nuxt's runtime configuration is read from variables of the same path", () => {
  const code = `updateRuntimeConfig({
    public: { clerk: {
      ...options,
      clerkJSVersion: options.version,
      prefetchUI: options.prefetchUI
    } },
    clerk: {
      secretKey: void 0
    }
  })`;
  expect(variablesRead(code)).toEqual([
    "NUXT_PUBLIC_CLERK_CLERK_JS_VERSION",
    "NUXT_PUBLIC_CLERK_PREFETCH_UI",
    "NUXT_CLERK_SECRET_KEY",
  ]);
});
