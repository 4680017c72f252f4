import { availableParallelism } from "node:os";
import path from "node:path";
import { UserError } from "../../user-error.js";
import { injectParameters } from "../ipynb/parameters.js";
import { writeNotebook } from "../ipynb/write-notebook.js";
import { Cache } from "./cache.js";
import { cellsToRun, executeNotebook, type Failure } from "./execute-notebook.js";
import { rememberRun, staleness } from "./freshness.js";
import { type PreparedNotebook, prepareRun, type RunRequest } from "./prepare-run.js";
import { type Surroundings, surroundings } from "./surroundings.js";
import { startWorkers, type Workers } from "./workers/workers.js";

/** Told what happens while notebooks run side by side. */
export interface RunListener {
  /** All checks have passed; the kernels start now. */
  onPlan?(
    plan: readonly { readonly path: string; readonly cells: number; readonly notes: readonly string[] }[],
  ): void;
  onCell?(path: string, done: number): void;
  onEnd?(result: NotebookResult): void;
}

export interface RunOptions extends RunRequest, RunListener {
  /** Longest time for one cell, default 300. */
  readonly timeoutSeconds?: number;
  /** How many kernels at once, default one a processor. */
  readonly jobs?: number;
  /** Leave notebooks alone whose last result still stands, default false. */
  readonly onlyStale?: boolean;
  /** Ends all kernels; the promise is then rejected with its reason. */
  readonly signal?: AbortSignal;
}

export interface NotebookResult {
  readonly path: string;
  /** The executed notebook's file. */
  readonly output: string;
  /** How many cells were to run. */
  readonly cells: number;
  readonly seconds: number;
  readonly failure?: Failure;
  /** With `onlyStale`, why it was run, such as "cell 4 changed"; null when it was left alone. */
  readonly because?: string | null;
}

interface Planned {
  readonly prepared: PreparedNotebook;
  readonly cells: number;
  readonly because?: string | null;
}

function plan(prepared: PreparedNotebook, around: Surroundings, onlyStale: boolean): Planned {
  const { notebook, params } = prepared;
  const because = onlyStale ? staleness(prepared, around) : undefined;
  const cells = because === null ? 0 : cellsToRun(injectParameters(notebook, params)).length;
  return { prepared, cells, ...(because === undefined ? {} : { because }) };
}

async function runOne(
  { prepared, ...planned }: Planned,
  around: Surroundings,
  workers: Workers,
  { timeoutSeconds, signal, onCell }: RunOptions,
): Promise<NotebookResult> {
  const { path: file, notebook, params, output } = prepared;
  const start = performance.now();
  const result = { path: file, output, ...planned };
  const elapsed = () => (performance.now() - start) / 1000;
  try {
    const executed = await executeNotebook(notebook, {
      cwd: path.dirname(path.resolve(file)),
      params,
      workers,
      onCell: (done) => onCell?.(file, done),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      ...(signal ? { signal } : {}),
    });
    writeNotebook(output, executed.notebook);
    rememberRun(prepared, executed, around);
    return { ...result, seconds: elapsed(), ...(executed.failure ? { failure: executed.failure } : {}) };
  } catch (error) {
    signal?.throwIfAborted();
    // One notebook that cannot be run or written must not keep the others from it; a fault of ours needs its stack.
    const { name, message, stack } = error as Error;
    const evalue = error instanceof UserError ? message : String(stack);
    return { ...result, seconds: elapsed(), failure: { ename: name, evalue } };
  }
}

/**
 * Runs notebooks on one tslab kernel each, several side by side, and writes each with its outputs, also a failed one.
 * @returns one result a notebook, in the order of the paths
 * @throws UserError before any kernel starts when a notebook, a parameter, a date or an output folder will not do; the
 *   signal's reason when it was aborted
 */
export async function runNotebooks(paths: readonly string[], options: RunOptions): Promise<NotebookResult[]> {
  const { jobs = availableParallelism(), onlyStale = false, onPlan, onEnd } = options;
  const around = surroundings();
  const planned = prepareRun(paths, options).map((prepared) => plan(prepared, around, onlyStale));
  onPlan?.(planned.map(({ prepared: { path: file, notes }, cells }) => ({ path: file, cells, notes })));

  const { library, packages, node, tslab } = around;
  const workers = startWorkers({ jobs, cache: new Cache(), build: [library, packages, node, tslab] });
  const results: NotebookResult[] = [];
  let next = 0;
  const work = async () => {
    while (next < planned.length) {
      const index = next;
      next += 1;
      const one = planned[index] as Planned;
      const { path: file, output } = one.prepared;
      const result =
        one.because === null
          ? { path: file, output, cells: 0, seconds: 0, because: null }
          : await runOne(one, around, workers, options);
      results[index] = result;
      onEnd?.(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, planned.length) }, work));
  } finally {
    workers.close();
  }
  return results;
}
