import { defineConfig } from "@playwright/test";

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 45_000 },
  use: {
    baseURL: process.env["APP_URL"] ?? "",
    launchOptions: JSON.parse(process.env["LAUNCH_OPTIONS"] ?? "{}"),
  },
  projects: [
    { name: "setup", testMatch: "global.setup.ts" },
    { name: "app", testMatch: "sign-in.spec.ts", dependencies: ["setup"] },
  ],
});
