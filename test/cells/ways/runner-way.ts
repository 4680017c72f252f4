import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { environmentFingerprint } from "../../../lib/notebook/run/environment-fingerprint.js";
import { executeNotebook } from "../../../lib/notebook/run/execute-notebook.js";
import { startWorkers, type Workers } from "../../../lib/notebook/run/workers/workers.js";
import { Cache } from "../../../lib/platform/cache/cache.js";
import { ReusableKernel } from "../../notebook/run/reusable-kernel.js";
import type { CellCase } from "../notation.js";
import { cellId, notebookOfCase } from "./case-notebook.js";
import { type CellOutcome, outcomeOf } from "./outcome.js";
import { type CaseRunner, RUNNERS, type Way } from "./way.js";

const TIMEOUT_SECONDS = 30;

class NotebookRunner implements CaseRunner {
  readonly #folder: string;
  readonly #workers: Workers | undefined;
  readonly #end: () => void;
  readonly #kernel: ReusableKernel;

  constructor(folder: string, { workers, end }: { readonly workers?: Workers; readonly end: () => void }) {
    this.#folder = folder;
    this.#workers = workers;
    this.#end = end;
    this.#kernel = new ReusableKernel(folder, { isAssisted: workers !== undefined });
  }

  async run(one: CellCase): Promise<readonly CellOutcome[]> {
    const { notebook, failure } = await executeNotebook(
      injectParameters(notebookOfCase(one), one.params ?? {}),
      {
        cwd: this.#folder,
        timeoutSeconds: TIMEOUT_SECONDS,
        kernel: () => this.#kernel.take(),
        ...(this.#workers && { workers: this.#workers }),
      },
    );
    return one.cells.map((_, index) => {
      const cell = notebook.cells.find(({ id }) => id === cellId(index));
      if (cell?.cell_type !== "code") return {};
      const line = failure?.cellId === cell.id ? failure.line : undefined;
      return outcomeOf(cell.outputs, { executionCount: cell.execution_count, line });
    });
  }

  async close(): Promise<void> {
    this.#kernel.end();
    this.#end();
  }
}

/** `claimbook run`, whose kernels compile their cells themselves. */
export const RUNNER: Way = {
  name: "the runner",
  hasLines: true,
  seesMetadata: true,
  jobs: RUNNERS,
  open: async (folder) => new NotebookRunner(folder, { end: () => {} }),
};

/** `claimbook run`, with cells that are compiled ahead. */
export const RUNNER_AHEAD: Way = {
  ...RUNNER,
  name: "the runner that compiles ahead",
  async open(folder) {
    const cache = mkdtempSync(path.join(os.tmpdir(), "claimbook-cells-cache-"));
    const workers = startWorkers({ jobs: 1, cache: new Cache(cache), fingerprint: environmentFingerprint() });
    return new NotebookRunner(folder, {
      workers,
      end() {
        workers.close();
        rmSync(cache, { recursive: true, force: true });
      },
    });
  },
};
