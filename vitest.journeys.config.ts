import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/samples/**/*.journey.ts"],
    setupFiles: ["test/instance/harness/record.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Each has a build, a server and a browser of its own.
    maxWorkers: 2,
  },
});
