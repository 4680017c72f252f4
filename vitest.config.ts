import path from "node:path";
import { defineConfig } from "vitest/config";

// The suite must not depend on the machine's zone: a zone far from UTC shows any date read as local time.
process.env.TZ = "Pacific/Auckland";

/**
 * Files that have a process to themselves: they replace a module, load TensorFlow, which puts itself into globalThis, run cells in their
 * own process, or take so long that a module less to load is nothing to them.
 */
const ALONE = [
  "test/{bench,bin,cells,growth}/**/*.test.ts",
  "test/cli/watch/file-watcher.test.ts",
  "test/deps/danfojs.test.ts",
  "test/notebook/{kernel/executor,run}/**/*.test.ts",
  "test/notebook/kernel/*.test.ts",
  "test/notebook/danfo.test.ts",
  "test/notebooks/as-of-grid.test.ts",
  "test/notebook/show/value-bundle.test.ts",
  "test/platform/{book-folder,lock}.test.ts",
  "test/store/{journal,repair}.test.ts",
  "test/update/{kills,proof,put-in-place-claims,second-source,update}.test.ts",
  "test/workspace/update-workflow.test.ts",
];

/** Of the others those most of whose time goes to commands and browsers that they start. */
const LONG = ["test/{browser,cli,deps,docs,examples,front-ends,notebooks,packages}/**/*.test.ts"];

/** The packages' sources: what a test changes in a module, a claim sees as well. */
const alias = [
  { find: /^claimbook$/, replacement: path.resolve("lib/index.ts") },
  { find: /^claimbook\/book$/, replacement: path.resolve("lib/book.ts") },
  { find: /^claimbook\/panel$/, replacement: path.resolve("lib/panel.ts") },
  { find: /^claimbook\/stats$/, replacement: path.resolve("lib/stats/index.ts") },
  { find: /^claimbook\/testing$/, replacement: path.resolve("lib/testing.ts") },
];

/**
 * The long files wait for other processes a good part of their time: four of them left a quarter of two cores idle. What is polled
 * comes, however busy the machine is, or never does.
 */
const COMMON = {
  testTimeout: 480_000,
  hookTimeout: 480_000,
  maxWorkers: 6,
  expect: { poll: { timeout: 60_000 } },
};

/** Files that share processes and the modules in them; test/own-state.ts fails one that leaves its process changed. */
const SHARED = { isolate: false, setupFiles: ["test/no-console.ts", "test/own-state.ts"] };

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    globalSetup: "test/setup.ts",
    // A module is compiled once for all projects, and not again in the next run as long as its text and this file are the same.
    experimental: { fsModuleCache: true },
    // Projects run in the order of their names: the long files early, so that the workers end together.
    projects: [
      {
        resolve: { alias },
        test: { ...COMMON, name: "alone", include: ALONE, setupFiles: ["test/no-console.ts"] },
      },
      {
        resolve: { alias },
        test: { ...COMMON, ...SHARED, name: "long", include: LONG, exclude: ALONE },
      },
      {
        resolve: { alias },
        test: {
          ...COMMON,
          ...SHARED,
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...ALONE, ...LONG],
        },
      },
    ],
  },
});
