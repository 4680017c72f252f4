// Builds the library: compiles it and its statistics, and bundles it.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beginBuild, noteBuild, sourceState } from "./build-state.mjs";
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

function step(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: lib, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Compiles the library. @returns the absolute paths of what was written */
function compile() {
  const { status, stdout } = spawnSync(
    process.execPath,
    [...compiler, "-p", "tsconfig.json", "--listEmittedFiles"],
    { cwd: lib, encoding: "utf8", stdio: ["inherit", "pipe", "inherit"] },
  );
  const written = [...stdout.matchAll(/^TSFILE: (.*\S)\s*\n/gm)].map(([, file]) => path.resolve(lib, file));
  process.stdout.write(stdout.replace(/^TSFILE: .*\n/gm, ""));
  if (status !== 0) process.exit(status ?? 1);
  return new Set(written);
}

const { seen, content } = sourceState();
try {
  beginBuild();
} catch (error) {
  console.error(`claimbook: the library cannot be built: lib/dist cannot be written (${error.message})`);
  process.exit(1);
}
removeStaleOutputs(dist, { written: compile(), keep: [path.join(dist, "bundle")] });
// The package of the statistics, without files of modules that are gone.
rmSync(path.join(lib, "stats/dist"), { recursive: true, force: true });
if (hasTools) step(...compiler, "-p", "stats/tsconfig.json");
step("bin/bundle.mjs");
noteBuild({ seen, content });
