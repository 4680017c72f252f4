import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { canSeal } from "../../cache-seal.js";
import { bundledPath, packageRoot } from "../../kernel/package-root.js";
import { environmentFingerprint } from "../environment-fingerprint.js";
import { snapshotPath } from "./compiler-snapshot.js";

// The last step of the build. Where Node cannot make a snapshot, runs do without.

// The key by which this build knows its own entries of the cache.
canSeal();
const file = snapshotPath(environmentFingerprint());
const part = `${file}.part`;
rmSync(path.dirname(file), { recursive: true, force: true });
mkdirSync(path.dirname(file), { recursive: true });
const { status, stderr } = spawnSync(
  process.execPath,
  [
    ...["--no-warnings", "--snapshot-blob", part, "--build-snapshot"],
    ...[bundledPath("compile-worker.cjs"), packageRoot("claimbook"), ""],
  ],
  { cwd: packageRoot("claimbook"), encoding: "utf8" },
);
if (status === 0) renameSync(part, file);
else {
  rmSync(part, { force: true });
  process.stderr.write(`claimbook: no startup snapshot; runs take half a second longer: ${stderr}\n`);
}
