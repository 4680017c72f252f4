import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { sweepTemporaryFolders, temporaryFolder } from "../lib/platform/temporary-folder.js";

/**
 * Kernels run the built library, so the suite builds it first when it is older than its sources. What the suite keeps between
 * runs of notebooks is not what its user keeps: it has a folder of its own, which all that it starts inherits. So it is with temporary
 * files: all of a suite's are gone after it, and those of a suite that was killed after the next.
 */
export default function setup(): () => void {
  execFileSync(process.execPath, ["lib/bin/prepare.mjs"], { stdio: "inherit" });
  sweepTemporaryFolders();
  const temporary = temporaryFolder("suite");
  process.env.TMPDIR = temporary;
  process.env.CLAIMBOOK_CACHE = mkdtempSync(path.join(temporary, "claimbook-cache-"));
  return () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
