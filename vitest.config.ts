import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // A request to a compiler that a test kills fails where the test waits, and once more where nobody can.
    onUnhandledError: (error) =>
      !("code" in error && ["EPIPE", "ERR_STREAM_DESTROYED"].includes(String(error.code))),
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/instance/harness/record.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // It imports JSON as bundlers and tsx allow, and Node 20 itself does not.
    server: { deps: { inline: ["@actions/workflow-parser"] } },
  },
});
