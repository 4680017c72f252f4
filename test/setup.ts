import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { sweepTemporaryFolders, temporaryFolder } from "../lib/platform/temporary-folder.js";

/**
 * Kernels run the built library and the book's compiled claims, so the suite builds both first where they are older than their sources. What the suite keeps between
 * runs of notebooks is not what its user keeps: it has a folder of its own, which all that it starts inherits. So do temporary files,
 * which go with that folder, also when the suite is killed: the next one removes it.
 */
export default function setup(): () => void {
  execFileSync(process.execPath, ["lib/bin/prepare.mjs"], { stdio: "inherit" });
  execFileSync(process.execPath, ["lib/bin/claimbook.mjs", "build"], { stdio: "inherit" });
  sweepTemporaryFolders();
  const folder = temporaryFolder("test");
  process.env.TMPDIR = folder;
  process.env.CLAIMBOOK_CACHE = path.join(folder, "claimbook-cache-suite");
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
