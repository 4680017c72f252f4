import { createRequire } from "node:module";
import { optimiseLate } from "../../optimise-late.js";
import { deferCompiler } from "../mend/defer-compiler.js";
import { findTslab } from "../mend/find-tslab.js";
import { hookCompiler, REACH } from "../mend/hook-compiler.js";
import { hookExecutor } from "../mend/hook-executor.js";
import { loadBundled } from "../mend/load-bundled.js";
import { Session } from "../mend/session.js";
import { mapStacks } from "../mend/stack-frames.js";
import type { ExecutorModule, JupyterModule } from "../mend/tslab-types.js";
import { endWithJupyter } from "./end-with-jupyter.js";
import { replaceServer } from "./replace-server.js";
import type { ThreadLink } from "./thread-link.js";

/**
 * Patches how tslab runs cells and answers Jupyter, in this process, which is about to become a kernel: each failure becomes an
 * `error` message with name, message and a traceback in terms of the TypeScript source. Where the compiler or executor of
 * a tslab lacks what is hooked (other versions), it stays as it is.
 * @param link the thread that serves the kernel's sockets
 */
function patchTslab(link: ThreadLink): void {
  const main = findTslab(process.argv[1]);
  if (!main) return;
  const session = new Session(process.env.CLAIMBOOK_PROGRESS_FILE);
  const fromTslab = createRequire(main);
  const reach = (line: number) => {
    link.beginCode();
    session.reach(line);
  };
  Object.defineProperty(globalThis, REACH, { value: reach });
  const compiled = process.env.CLAIMBOOK_COMPILED === "1";
  // Such a kernel lives for a second or two; its cells may hold loops.
  if (compiled) optimiseLate(300_000);
  let version: string | undefined;
  try {
    version = compiled
      ? deferCompiler(fromTslab, session)
      : hookCompiler(fromTslab, (maps) => session.keepMaps(maps))?.version;
    hookExecutor(fromTslab("./executor.js") as ExecutorModule, session);
  } catch {
    // A tslab of another make: what could not be hooked runs as it is.
  }
  // Its own server would find the ports taken.
  replaceServer(fromTslab("./jupyter.js") as JupyterModule, { session, link, typescriptVersion: version });
  // Deep library calls must not push the cell's own frame out of the stack.
  Error.stackTraceLimit = 50;
  mapStacks(session);
}

/** What a cell starts with this process's options and environment, by fork or as a thread, is no kernel. */
function keepFromChildren(): void {
  delete process.env.CLAIMBOOK_PROGRESS_FILE;
  delete process.env.CLAIMBOOK_COMPILED;
  const at = process.execArgv.indexOf("--require");
  if (at >= 0) process.execArgv.splice(at, 2);
}

/** Makes a kernel of this process, before tslab is loaded. */
export function patchKernel(link: ThreadLink): void {
  if (!process.env.CLAIMBOOK_PROGRESS_FILE) endWithJupyter();
  patchTslab(link);
  loadBundled();
  keepFromChildren();
}
