// Builds the library: compiles it and its statistics, and bundles it.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beginBuild, noteBuild, sourceState } from "./build-state.mjs";

const lib = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

function step(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: lib, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const { seen, content } = sourceState();
try {
  beginBuild();
} catch (error) {
  console.error(`claimbook: the library cannot be built: lib/dist cannot be written (${error.message})`);
  process.exit(1);
}
step("../node_modules/typescript/bin/tsc", "-p", "tsconfig.json");
// The package of the statistics, without files of modules that are gone.
rmSync(path.join(lib, "stats/dist"), { recursive: true, force: true });
step("../node_modules/typescript/bin/tsc", "-p", "stats/tsconfig.json");
step("bin/bundle.mjs");
noteBuild({ seen, content });
