// The second step of the build: library and packages in a few files, as the processes of the command and kernels load them. To
// find and read some three hundred modules takes each of them a sixth of a second.
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";

const cwd = path.resolve(import.meta.dirname, "..");
// The last bundle stays until the new one is whole: a build that fails or is stopped leaves it.
const [bundle, draft] = ["dist/bundle", "dist/bundle.draft"].map((name) => path.join(cwd, name));
rmSync(draft, { recursive: true, force: true });
const shared = {
  cwd,
  platform: "node",
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
};

await build([
  {
    ...shared,
    input: {
      main: "cli/main.ts",
      "compile-cache": "notebook/compile-cache.ts",
      index: "index.ts",
      book: "book.ts",
      stats: "stats/index.ts",
      arquero: "arquero",
      "ledger-worker": "cli/ledger-worker.ts",
      "render-worker": "notebook/export/render-worker.ts",
      "draw-worker": "notebook/show/static-svg/draw-worker.ts",
      "patch-tslab": "notebook/kernel/server/patch-tslab.ts",
      "make-snapshot": "notebook/run/workers/make-snapshot.ts",
      "site-worker": "cli/watch/site-worker.ts",
    },
    // It holds compiled code.
    external: ["zeromq"],
    output: {
      dir: draft,
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name].js",
      sourcemap: true,
    },
  },
  {
    ...shared,
    // The build makes a startup snapshot of it, which may not be an ES module.
    input: "notebook/kernel/executor/compile-worker.ts",
    output: { file: path.join(draft, "compile-worker.cjs"), format: "cjs" },
  },
  // What each kernel starts with; Node starts files of CommonJS sooner.
  ...["preload", "server-thread"].map((name) => ({
    ...shared,
    input: `notebook/kernel/server/${name}.ts`,
    external: ["zeromq"],
    output: { file: path.join(draft, `${name}.cjs`), format: "cjs", sourcemap: true },
  })),
]);

rmSync(bundle, { recursive: true, force: true });
renameSync(draft, bundle);
