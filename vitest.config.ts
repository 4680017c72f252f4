import { defineConfig } from "vitest/config";

// The suite must not depend on the machine's zone: a zone far from UTC shows any date read as local time.
process.env.TZ = "Pacific/Auckland";

/** Files that only compute: they share processes and the modules in them. test/own-state.ts keeps them independent. */
const TOGETHER = [
  "test/{claims,platform,plots,series,stats,store,peers}/**/*.test.ts",
  "test/notebook/{export,ipynb,plotly,show}/**/*.test.ts",
  "test/sources/*.test.ts",
  "test/*.test.ts",
];

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    globalSetup: "test/setup.ts",
    setupFiles: ["test/no-console.ts"],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: true,
    maxWorkers: 2,
    // Projects run in the order of their names: the long files first, so that both workers end together.
    projects: [
      { extends: true, test: { name: "alone", include: ["test/**/*.test.ts"], exclude: TOGETHER } },
      {
        extends: true,
        test: {
          name: "together",
          include: TOGETHER,
          isolate: false,
          setupFiles: ["test/no-console.ts", "test/own-state.ts"],
        },
      },
    ],
  },
});
