import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { hookCompiler } from "./hook-compiler.js";
import { hookExecutor } from "./hook-executor.js";
import { hookServer } from "./hook-server.js";
import { Session } from "./session.js";
import type { ExecutorModule, JupyterModule } from "./tslab-types.js";

/** The main.js of the tslab that is going to run: the one beside the notebook, as tslab looks it up, else the one started. */
function findTslab(): string | undefined {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const main = path.join(folder, "node_modules/tslab/dist/main.js");
    if (existsSync(main)) return realpathSync(main);
    if (folder === path.dirname(folder)) break;
  }
  const started = process.argv[1];
  if (!started || !existsSync(started)) return undefined;
  const main = path.join(path.dirname(realpathSync(started)), "../dist/main.js");
  return existsSync(main) ? main : undefined;
}

/** The runner listens on this channel; when it is gone, by whatever end, nobody waits for the cells. */
function endWithParent(): void {
  if (!process.channel) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel.unref();
}

/**
 * Mends how tslab reports failed cells, in this process, which is about to become a kernel: each failure becomes an
 * `error` message with name, message and a traceback in terms of the TypeScript source. Where a tslab lacks what is
 * hooked (other versions), it stays as it is.
 */
export function mendTslab(): void {
  endWithParent();
  const main = findTslab();
  if (!main) return;
  // Deep library calls must not push the cell's own frame out of the stack.
  Error.stackTraceLimit = 50;
  const session = new Session(process.env.CLAIMBOOK_PROGRESS_FILE);
  const require = createRequire(main);
  try {
    const ts = hookCompiler(require, session);
    hookExecutor(require("./executor.js") as ExecutorModule, session);
    hookServer(require("./jupyter.js") as JupyterModule, session, ts?.version);
  } catch {
    // A tslab of another make: what could not be hooked runs as it is.
  }
}
