// The second step of the build: library and packages in a few files, as the processes of the command and kernels load them. To
// find and read some three hundred modules takes each of them a sixth of a second.
// A file holds what the same entries load at once, so that none of them loads what it does not use. Left to itself the bundler also cuts at
// each dynamic import of the command: a kernel's library was 79 files for 32, which take a tenth longer to load.
// Maps are read by name where a cell fails; the files do not name them, since the package leaves them out.
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";

const cwd = path.resolve(import.meta.dirname, "..");
// The last bundle stays until the new one is whole: a build that fails or is stopped leaves it.
const [bundle, draft] = ["dist/bundle", "dist/bundle.draft"].map((name) => path.join(cwd, name));
rmSync(draft, { recursive: true, force: true });
const entries = {
  main: "cli/main.ts",
  "compile-cache": "platform/loading/compile-cache.ts",
  index: "index.ts",
  book: "book.ts",
  stats: "stats/index.ts",
  testing: "testing.ts",
  arquero: "arquero",
  "ledger-worker": "cli/ledger-worker.ts",
  "render-worker": "notebook/export/render-worker.ts",
  "draw-worker": "notebook/show/static-svg/draw-worker.ts",
  "patch-tslab": "notebook/kernel/server/patch-tslab.ts",
  "site-worker": "cli/watch/site-worker.ts",
};

/** What starts often. */
const OFTEN = [
  "main",
  "patch-tslab",
  "index",
  "book",
  "stats",
  "draw-worker",
  "ledger-worker",
  "render-worker",
];

/** Names the file of a module by those of {@link OFTEN} that load it at once; what none does lies where the bundler puts it. */
function chunkName() {
  let loaded;
  return (id, graph) => {
    const reach = (module, seen = new Set()) => {
      if (seen.has(module)) return seen;
      seen.add(module);
      for (const next of graph.getModuleInfo(module)?.importedIds ?? []) reach(next, seen);
      return seen;
    };
    loaded ??= OFTEN.map((name) => [name, reach(path.join(cwd, entries[name]))]);
    // The command waits for what it loads, which may not wait for the command.
    if (graph.getModuleInfo(id)?.isEntry) return null;
    const users = loaded.filter(([, modules]) => modules.has(id)).map(([name]) => name);
    return users.length > 0 ? users.join("+") : null;
  };
}

const shared = {
  cwd,
  platform: "node",
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
};

await build([
  {
    ...shared,
    input: entries,
    // A module's file must hold what it is named by and no more; entries may then export to each other too.
    preserveEntrySignatures: "allow-extension",
    // It holds compiled code.
    external: ["zeromq"],
    output: {
      dir: draft,
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name].js",
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{ name: chunkName(), debugName: "by entries" }],
      },
      sourcemap: "hidden",
    },
  },
  // The compiler of cells, and what each kernel starts with; Node starts files of CommonJS sooner.
  ...["executor/compile-worker", "server/preload", "server/server-thread"].map((name) => ({
    ...shared,
    input: `notebook/kernel/${name}.ts`,
    external: ["zeromq"],
    output: { file: path.join(draft, `${path.basename(name)}.cjs`), format: "cjs", sourcemap: "hidden" },
  })),
]);

rmSync(bundle, { recursive: true, force: true });
renameSync(draft, bundle);
