import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Kernels run the built library, so the suite builds it first when it is older than its sources. What the suite keeps between
 * runs of notebooks is not what its user keeps: it has a folder of its own, which all that it starts inherits.
 */
export default function setup(): () => void {
  execFileSync(process.execPath, ["lib/bin/prepare.mjs"], { stdio: "inherit" });
  const cache = mkdtempSync(path.join(os.tmpdir(), "claimbook-cache-"));
  process.env.CLAIMBOOK_CACHE = cache;
  return () => rmSync(cache, { recursive: true, force: true });
}
