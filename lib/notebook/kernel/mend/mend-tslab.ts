import { createRequire } from "node:module";
import { optimiseLate } from "../../optimise-late.js";
import type { CellCompiler } from "../compiler/cell-compiler.js";
import { loadCompiler, typescriptVersion } from "../executor/load-compiler.js";
import { replaceConverter } from "../executor/replace-converter.js";
import { replaceServer } from "../server/replace-server.js";
import type { ThreadLink } from "../server/thread-link.js";
import { endWithJupyter } from "./end-with-jupyter.js";
import { findTslab } from "./find-tslab.js";
import { loadBundled } from "./load-bundled.js";
import { Session } from "./session.js";
import { mapStacks } from "./stack-frames.js";
import type { JupyterModule } from "./tslab-types.js";

/** After so long a kernel has answered whoever waits for its start. */
const WARM_UP_MS = 100;

/**
 * Mends how tslab reports failed cells, in this process, which is about to become a kernel: each failure becomes an
 * `error` message with name, message and a traceback in terms of the TypeScript source. Where a tslab lacks what is
 * hooked (other versions), it stays as it is.
 * @param link the thread that serves the kernel's sockets
 */
function mendTslab(link: ThreadLink): void {
  const main = findTslab(process.argv[1]);
  if (!main) return;
  const session = new Session(process.env.CLAIMBOOK_PROGRESS_FILE);
  const fromTslab = createRequire(main);
  try {
    let loaded: CellCompiler | undefined;
    const compiler = () => {
      loaded ??= loadCompiler({ folder: process.cwd() });
      return loaded;
    };
    // Such a kernel lives for a second or two; its cells may hold loops.
    if (process.env.CLAIMBOOK_COMPILED === "1") optimiseLate(300_000);
    // Otherwise it is loaded while nobody waits.
    else setTimeout(() => compiler().session(), WARM_UP_MS).unref();
    replaceConverter(fromTslab, { session, compiler, onStatement: () => link.beginCode() });
    const jupyter = fromTslab("./jupyter.js") as JupyterModule;
    replaceServer(jupyter, { session, link, typescriptVersion: typescriptVersion() });
  } catch {
    // A tslab of another make: what could not be hooked runs as it is.
  }
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
  mendTslab(link);
  loadBundled();
  keepFromChildren();
}
