// Builds the library: compiles it and its statistics, and bundles it, side by side.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beginBuild, noteBuild, sourceState } from "./build-state.mjs";
import { BUNDLE, BUNDLE_DRAFT, draftBundle, placeBundle } from "./bundle.mjs";
import { removeStaleOutputs } from "./remove-stale-outputs.mjs";

const lib = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const dist = path.join(lib, "dist");
/**
 * The native compiler, a development tool, checks types and writes what tests and the package of the statistics need. Without it the library's
 * own compiler, six times as slow, writes what a run needs: declarations, unchecked.
 */
const native = path.resolve(lib, "../node_modules/typescript/bin/tsc");
const hasTools = existsSync(native);
const compiler = hasTools
  ? [native]
  : [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "--noCheck", "--emitDeclarationOnly"];

/** Compiles a project. @returns the absolute paths of what was written */
function compile(project) {
  return new Promise((resolve, reject) => {
    const args = [...compiler, "-p", project, "--listEmittedFiles"];
    const child = spawn(process.execPath, args, { cwd: lib, stdio: ["inherit", "pipe", "inherit"] });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    child.once("error", reject);
    child.once("close", (status) => {
      const written = [...said.matchAll(/^TSFILE: (.*\S)\s*\n/gm)].map(([, file]) => path.resolve(lib, file));
      process.stdout.write(said.replace(/^TSFILE: .*\n/gm, ""));
      // What does not compile has been said; the bundle stays as it was.
      if (status !== 0) process.exit(status ?? 1);
      resolve(new Set(written));
    });
  });
}

const { seen, content } = sourceState();
try {
  beginBuild();
} catch (error) {
  console.error(`claimbook: the library cannot be built: lib/dist cannot be written (${error.message})`);
  process.exit(1);
}
// The package of the statistics, without files of modules that are gone.
rmSync(path.join(lib, "stats/dist"), { recursive: true, force: true });
const drafted = draftBundle();
// Of the same fault the compiler says more, so that it is heard first.
drafted.catch(() => {});
const [written] = await Promise.all([compile("tsconfig.json"), hasTools && compile("stats/tsconfig.json")]);
await drafted;
removeStaleOutputs(dist, { written, keep: [BUNDLE, BUNDLE_DRAFT] });
placeBundle();
noteBuild({ seen, content });
