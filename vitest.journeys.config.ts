import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/samples/**/*.journey.ts"],
    setupFiles: ["test/instance/harness/record.ts"],
    // On a busy machine a browser loses a race now and then; what was tried twice is named.
    retry: process.env["PROOF"] === "guards" ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Each has a build, a server and a browser of its own.
    maxWorkers: 2,
  },
});
