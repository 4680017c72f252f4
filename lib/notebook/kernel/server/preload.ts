import { createRequire } from "node:module";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { openKernelSession } from "../../../platform/kernel-session.js";
import { enableCompileCache } from "../../../platform/loading/compile-cache.js";
import { endWithJupyter } from "./end-with-jupyter.js";
import type { patchKernel } from "./patch-tslab.js";
import { refuseStdinFile } from "./replace-stdin.js";
import { ThreadLink } from "./thread-link.js";

// What a kernel loads first. The sockets are bound by their thread while this one loads tslab and all that patches it.

/** The value of an option of the command line; undefined without it. */
function optionValue(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const connectionFile = optionValue("--config-path");
// A thread or process that a cell starts with these options is no kernel.
if (isMainThread && connectionFile !== undefined) {
  enableCompileCache();
  refuseStdinFile();
  const session = openKernelSession();
  const { run } = session;
  // Before the sockets are bound: a server that is gone by then is not known any more.
  if (run === undefined) endWithJupyter();
  const link = new ThreadLink({
    connectionFile,
    runnerFolder: run && path.dirname(run.progressFile),
  });
  const patch = createRequire(import.meta.url)("./patch-tslab.js") as { patchKernel: typeof patchKernel };
  patch.patchKernel(link, session);
}
