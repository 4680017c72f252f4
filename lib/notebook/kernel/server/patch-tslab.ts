import { createRequire } from "node:module";
import type { KernelSession } from "../../../platform/kernel-session.js";
import { optimiseLate } from "../../../platform/workers/optimise-late.js";
import type { CellCompiler } from "../compiler/cell-compiler.js";
import { Session } from "../errors/session.js";
import { mapStacks } from "../errors/stack-frames.js";
import { loadCompiler } from "../executor/load-compiler.js";
import { replaceConverter } from "../executor/replace-converter.js";
import { findTslab } from "./find-tslab.js";
import { loadBundled } from "./load-bundled.js";
import { replaceServer } from "./replace-server.js";
import type { ThreadLink } from "./thread-link.js";
import type { JupyterModule } from "./tslab-types.js";

/**
 * Loads the compiler before a cell asks for it: first what every cell needs; then the types of Node and of the library, which the first
 * cell may not need and would wait for. It has as long to come as the start has taken.
 */
function warmUp(compiler: () => CellCompiler, link: ThreadLink): void {
  const compile = (source: string) => link.work(() => compiler().compile({ source, before: [] }));
  setTimeout(() => {
    compile("1");
    setTimeout(() => compile('import "claimbook";'), process.uptime() * 1000).unref();
  }).unref();
}

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
  let loaded: CellCompiler | undefined;
  const compiler = () => {
    loaded ??= loadCompiler({ folder: process.cwd(), startsWithLanguage: true });
    return loaded;
  };
  // Most of what a kernel runs, it runs to start; cells may hold loops.
  optimiseLate(300_000);
  if (!run?.assisted) warmUp(compiler, link);
  replaceConverter(fromTslab, { session, compiler, onStatement: () => link.beginCode() });
  const jupyter = fromTslab("./jupyter.js") as JupyterModule;
  replaceServer(jupyter, { session, link });
  // Deep library calls must not push the cell's own frame out of the stack.
  Error.stackTraceLimit = 50;
  mapStacks(session);
}

/** What a cell starts with this process's options, by fork or as a thread, is no kernel. */
function keepFromChildren(): void {
  const at = process.execArgv.indexOf("--require");
  if (at >= 0) process.execArgv.splice(at, 2);
}

/** Makes a kernel of this process, before tslab is loaded. */
export function patchKernel(link: ThreadLink, session: KernelSession): void {
  patchTslab(link, session);
  loadBundled();
  keepFromChildren();
}
