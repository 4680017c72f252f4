import { dataDir } from "../../../platform/book-folder.js";
import { type Cache, keyOf } from "../../../platform/cache/cache.js";
import { bundledPath } from "../../../platform/package-root.js";
import { isObject, isText, type Shape } from "../../../platform/shape.js";
import { WorkerPool } from "../../../platform/workers/worker-pool.js";
import type { MimeBundle } from "../../ipynb/notebook.js";
import type { CompileRequest } from "../../kernel/compiler/compilation.js";
import type { CompiledCell } from "../../kernel/executor/compiled-cell.js";
import type { EnvironmentFingerprint } from "../environment-fingerprint.js";
import { isCompiledCell } from "./compiled-cell-shape.js";

/** Kernels that one compiling and one drawing process can keep up with. */
const KERNELS_A_WORKER = 4;
const COMPILE_SECONDS = 120;

/** What a run does for all its kernels, in processes of its own: TypeScript and plotly are loaded once, not once a kernel. */
export interface Workers {
  /** A cell compiled as the kernel of a folder would; undefined when that has to do it itself. */
  compile(
    folder: string,
    request: CompileRequest,
    how?: { readonly isUrgent: () => boolean },
  ): Promise<CompiledCell | undefined>;
  /**
   * The output of a figure given as JSON.
   * @param options.seconds longest time for the drawing
   * @throws Error through the promise, when plotly cannot draw it
   */
  draw(figure: string, options: { readonly seconds: number }): Promise<MimeBundle>;
  /** Figures will come: has what draws them load meanwhile. */
  prepareDrawing(): void;
  /** Ends the processes. */
  close(): void;
}

/** What is cached, and the shape that it must have. */
interface Kind<T> {
  readonly kind: string;
  readonly isShape: Shape<T>;
}

const CELLS: Kind<CompiledCell> = { kind: "cells", isShape: isCompiledCell };
/** A figure drawn: its HTML, its SVG and its text. */
const FIGURES: Kind<MimeBundle> = {
  kind: "figures",
  isShape: (value): value is MimeBundle =>
    isObject(value) && ["text/html", "image/svg+xml", "text/plain"].every((type) => isText(value[type])),
};

interface WorkerOptions {
  /** Kernels at once. */
  readonly jobs: number;
  readonly cache: Cache;
  readonly fingerprint: EnvironmentFingerprint;
}

/** Workers whose processes start when they are first needed; what they have made is cached in the cache. */
export function startWorkers({ jobs, cache, fingerprint }: WorkerOptions): Workers {
  const { compiling, drawing, packages, node, tslab, plotly } = fingerprint;
  const size = Math.ceil(jobs / KERNELS_A_WORKER);
  const drawers = new WorkerPool<string, MimeBundle>({
    module: bundledPath("draw-worker.js"),
    size,
  });
  const compilers = new Map<string, WorkerPool<CompileRequest, CompiledCell>>();
  const compilersOf = (folder: string) => {
    const pool =
      compilers.get(folder) ??
      new WorkerPool<CompileRequest, CompiledCell>({
        module: bundledPath("compile-worker.cjs"),
        args: [dataDir()],
        cwd: folder,
        size,
      });
    compilers.set(folder, pool);
    return pool;
  };

  async function cached<T>({ kind, isShape }: Kind<T>, key: string, make: () => Promise<T>): Promise<T> {
    const known = cache.readJson(kind, key, isShape);
    if (known !== undefined) return known;
    const made = await make();
    cache.write(kind, key, JSON.stringify(made));
    return made;
  }

  return {
    async compile(folder, request, how) {
      try {
        return await cached(CELLS, keyOf(compiling, packages, node, tslab, folder, request), () =>
          compilersOf(folder).ask(request, { seconds: COMPILE_SECONDS, ...how }),
        );
      } catch {
        // Whatever is wrong, the kernel meets it as well and says so in the cell.
        return undefined;
      }
    },
    draw: (figure, { seconds }) =>
      cached(FIGURES, keyOf(drawing, packages, node, plotly, figure), () => drawers.ask(figure, { seconds })),
    prepareDrawing: () => drawers.prepare(),
    close() {
      drawers.close();
      for (const pool of compilers.values()) pool.close();
    },
  };
}
