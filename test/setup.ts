import { execFileSync } from "node:child_process";

/** Kernels run the built library, so the suite builds it first when it is older than its sources. */
export default function setup(): void {
  execFileSync(process.execPath, ["lib/bin/prepare.mjs"], { stdio: "inherit" });
}
