import { defineConfig } from "vitest/config";

// The suite must not depend on the machine's zone: a zone far from UTC shows any date read as local time.
process.env.TZ = "Pacific/Auckland";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    globalSetup: "test/setup.ts",
    setupFiles: ["test/no-console.ts"],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: true,
    maxWorkers: 2,
  },
});
