import { loadCompiled } from "../../../platform/loading/load-compiled.js";
import { ownRequire } from "../../../platform/loading/load-typescript.js";
import { optimiseLate } from "../../../platform/workers/optimise-late.js";
import type { CellCompiler } from "../compiler/cell-compiler.js";
import { loadCompiler } from "../executor/load-compiler.js";
import { notebookOptions } from "../executor/notebook-options.js";
import type { ThreadLink } from "./thread-link.js";

/** How late V8 optimises in a kernel that has started: cells may hold loops. */
const OPTIMISE_CELLS = 300_000;

/** The compiler of a kernel's cells, which is loaded when it is first asked for. */
export class KernelCompiler {
  #loaded: CellCompiler | undefined;
  #save = (): void => {};

  get(): CellCompiler {
    if (!this.#loaded) this.#save = loadCompiled(ownRequire(), "typescript");
    this.#loaded ??= loadCompiler({ folder: process.cwd(), startsWithLanguage: true });
    return this.#loaded;
  }

  /**
   * Loads the compiler before a cell asks for it: first what every cell needs; then the types of Node and of the library, which the first
   * cell may not need and would wait for. It has as long to come as the start has taken.
   */
  warmUp(link: ThreadLink): void {
    optimiseLate();
    const compile = (source: string) =>
      link.work(() => this.get().compile({ source, before: [], options: notebookOptions() }));
    const loadTypes = () => {
      compile('import "claimbook";');
      this.#save();
      optimiseLate(OPTIMISE_CELLS);
    };
    setTimeout(() => {
      compile("1");
      setTimeout(loadTypes, process.uptime() * 1000).unref();
    }).unref();
  }
}
