import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.{browser,long}.ts"],
    setupFiles: ["test/instance/harness/record.ts"],
    // On a busy machine a browser loses a race now and then; what was tried twice is named.
    retry: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000 } },
    fileParallelism: false,
  },
});
