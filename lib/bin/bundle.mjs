// A part of the build: library and packages in a few files, as the processes of the command and kernels load them. To
// find and read some three hundred modules takes each of them a sixth of a second.
// Maps are read by name where a cell fails; the files do not name them, since the package leaves them out.
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";
import { notices } from "./notices.mjs";

const cwd = path.resolve(import.meta.dirname, "..");
const dist = path.join(cwd, "dist");
/** Where the files lie, and where they are written first. */
export const BUNDLE = path.join(dist, "bundle");
export const BUNDLE_DRAFT = path.join(dist, "bundle.draft");
const shared = {
  cwd,
  platform: "node",
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
};

/** What a page carries to be run again: `x.browser.ts` stands for `x.ts` there, and nothing of Node is left. */
const live = (input) => ({
  cwd,
  input,
  platform: "browser",
  plugins: [notices()],
  resolve: {
    extensionAlias: { ".js": [".browser.ts", ".ts", ".js"] },
    alias: {
      "@uwdata/flechette": path.join(cwd, "platform/flechette.browser.ts"),
      "node:path": "pathe",
      "node:util": path.join(cwd, "platform/node-util.browser.ts"),
    },
  },
  external(name, importer) {
    if (name.startsWith("node:") && !["node:path", "node:util"].includes(name))
      throw new Error(`${importer} imports ${name}, which no page has; give it a .browser.ts`);
    return false;
  },
  output: {
    file: path.join(BUNDLE_DRAFT, `${path.basename(input, ".ts")}.js`),
    format: "iife",
    name: "claimbookModule",
    minify: true,
  },
});

const bundles = [
  live("notebook/live/worker/live-worker.ts"),
  live("notebook/live/page/start-live.ts"),
  {
    ...shared,
    input: {
      main: "cli/main.ts",
      "compile-cache": "platform/loading/compile-cache.ts",
      index: "index.ts",
      book: "book.ts",
      panel: "panel.ts",
      stats: "stats/index.ts",
      testing: "testing.ts",
      arquero: "arquero",
      "ledger-worker": "cli/ledger-worker.ts",
      "render-worker": "notebook/export/render-worker.ts",
      "draw-worker": "notebook/show/static-svg/draw-worker.ts",
      "patch-tslab": "notebook/kernel/server/patch-tslab.ts",
      "site-worker": "cli/watch/site-worker.ts",
      "sheet-worker": "sources/sheet-worker.ts",
    },
    // The one holds compiled code; the others are there where a user has installed them.
    external: ["zeromq", "@duckdb/node-api", "pg", "trino-client"],
    output: {
      dir: BUNDLE_DRAFT,
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name].js",
      sourcemap: "hidden",
    },
  },
  // What runs in the reader's browser and needs a library.
  {
    cwd,
    input: "assets/front-page.mjs",
    platform: "browser",
    output: {
      file: path.join(BUNDLE_DRAFT, "front-page.js"),
      format: "iife",
      minify: true,
      postBanner: "/*! With MiniSearch, Copyright 2022 Luca Ongaro, MIT License */",
    },
  },
  // The compiler of cells, and what each kernel starts with; Node starts files of CommonJS sooner.
  ...["executor/compile-worker", "server/preload", "server/server-thread"].map((name) => ({
    ...shared,
    input: `notebook/kernel/${name}.ts`,
    external: ["zeromq"],
    output: {
      file: path.join(BUNDLE_DRAFT, `${path.basename(name)}.cjs`),
      format: "cjs",
      sourcemap: "hidden",
    },
  })),
];

/** Writes the bundle as a draft. */
export async function draftBundle() {
  rmSync(BUNDLE_DRAFT, { recursive: true, force: true });
  await build(bundles);
}

/** Puts the draft in the place of the last bundle, which stays until then: a build that fails or is stopped leaves it. */
export function placeBundle() {
  rmSync(BUNDLE, { recursive: true, force: true });
  renameSync(BUNDLE_DRAFT, BUNDLE);
}
