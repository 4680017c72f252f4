import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { sweepTemporaryFolders, temporaryFolder } from "../lib/platform/temporary-folder.js";

/**
 * Kernels run the built library, so the suite builds it first when it is older than its sources. What the suite keeps between
 * runs of notebooks is not what its user keeps: it has a folder of its own, which all that it starts inherits. So do temporary files,
 * which go with that folder, also when the suite is killed: the next one removes it.
 */
export default function setup(): () => void {
  execFileSync(process.execPath, ["lib/bin/prepare.mjs"], { stdio: "inherit" });
  sweepTemporaryFolders();
  const folder = temporaryFolder("test");
  for (const [name, variable] of [
    ["tmp", "TMPDIR"],
    ["tmp/claimbook-cache-suite", "CLAIMBOOK_CACHE"],
  ] as const) {
    process.env[variable] = path.join(folder, name);
    mkdirSync(path.join(folder, name));
  }
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
