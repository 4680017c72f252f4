import { createRequire } from "node:module";
import type { KernelSession } from "../../../platform/kernel-session.js";
import { optimiseLate } from "../../../platform/workers/optimise-late.js";
import { SMALL_YOUNG_SPACE } from "../../../platform/workers/young-space.js";
import { Session } from "../errors/session.js";
import { mapStacks } from "../errors/stack-frames.js";
import { replaceConverter } from "../executor/replace-converter.js";
import { findTslab } from "./find-tslab.js";
import { KernelCompiler } from "./kernel-compiler.js";
import { loadBundled } from "./load-bundled.js";
import { replaceServer } from "./replace-server.js";
import type { ThreadLink } from "./thread-link.js";
import type { JupyterModule } from "./tslab-types.js";

/**
 * Puts our compiler, executor and server into tslab, in this process, which is about to become a kernel. Its command, what it says of
 * itself and its display stay.
 * @param link the thread that serves the kernel's sockets
 * @param run what the run that started this kernel says
 */
function patchTslab(link: ThreadLink, { run }: KernelSession): void {
  const main = findTslab(process.argv[1]);
  if (!main) return;
  const session = new Session(run?.progressFile);
  const fromTslab = createRequire(main);
  const compiler = new KernelCompiler();
  if (run?.assisted) optimiseLate();
  else compiler.warmUp(link);
  replaceConverter(fromTslab, {
    session,
    compiler: () => compiler.get(),
    onStatement: () => link.beginCode(),
  });
  const jupyter = fromTslab("./jupyter.js") as JupyterModule;
  replaceServer(jupyter, { session, link });
  // Deep library calls must not push the cell's own frame out of the stack.
  Error.stackTraceLimit = 50;
  mapStacks(session);
}

/** What a cell starts with this process's options, by fork or as a thread, is no kernel; a thread takes no option of V8 at all. */
function keepFromChildren(): void {
  const { execArgv } = process;
  for (const [option, length] of [
    ["--require", 2],
    [SMALL_YOUNG_SPACE, 1],
  ] as const) {
    const at = execArgv.indexOf(option);
    if (at >= 0) execArgv.splice(at, length);
  }
}

/** Makes a kernel of this process, before tslab is loaded. */
export function patchKernel(link: ThreadLink, session: KernelSession): void {
  patchTslab(link, session);
  loadBundled();
  keepFromChildren();
}
