import { availableParallelism } from "node:os";
import path from "node:path";
import { Cache } from "../../platform/cache/cache.js";
import { type LockOptions, withLocks } from "../../platform/lock.js";
import { systemErrorText } from "../../platform/system-error.js";
import { UserError } from "../../platform/user-error.js";
import { missingPackages, publishedText } from "../ipynb/missing-packages.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { notebookText, writeNotebookText } from "../ipynb/write-notebook.js";
import { cellOptions } from "../kernel/compiler/options.js";
import { type CellsAhead, compileAhead } from "./compile-ahead.js";
import { type EnvironmentFingerprint, environmentFingerprint } from "./environment-fingerprint.js";
import { cellsToRun, executeNotebook, type Failure } from "./execute-notebook.js";
import { type Freshness, freshness, rememberRun } from "./freshness.js";
import { notebookLock } from "./notebook-lock.js";
import { type PreparedNotebook, prepareRun, type RunRequest } from "./prepare-run.js";
import { SpareKernel } from "./spare-kernel.js";
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
  /** Run also what nothing has changed of, default false. */
  readonly force?: boolean;
  /** How things stand, default as they are found now. */
  readonly fingerprint?: EnvironmentFingerprint;
  /** Workers that were started as things stand and outlive this run; default those of this run alone. */
  readonly workers?: Workers;
  /** Ends all kernels; the promise is then rejected with its reason. */
  readonly signal?: AbortSignal;
  /** How the files that are written are locked; false: the caller has locked them. */
  readonly lock?: LockOptions | false;
}

export interface NotebookResult {
  readonly path: string;
  /** The executed notebook's file. */
  readonly output: string;
  /** How many cells were to run. */
  readonly cells: number;
  readonly seconds: number;
  readonly failure?: Failure;
  /** How many errors there are in cells that may fail, when there are any. */
  readonly expectedErrors?: number;
  /** What still ran after the last cell, such as "1 timer still ran 5 s after the last cell". */
  readonly left?: string;
  /** Why it was run, such as "cell 4 changed"; null when its result stands and was left alone or restored. */
  readonly because: string | null;
  /** Did nothing come of it, so that the file is as it was? Its kernel did not start, or the file could not be written. */
  readonly unwritten?: true;
  /** Was a result that stands put back into the file? */
  readonly restored?: true;
  /** Optional packages that it needs and that are not installed: it was not run, and shows what it was published with. */
  readonly missing?: readonly string[];
}

interface Planned {
  readonly prepared: PreparedNotebook;
  readonly cells: number;
  readonly fresh: Freshness;
  /** Optional packages that it needs and that are not installed. */
  readonly missing: readonly string[];
  /** Its cells, compiled while others run. */
  ahead?: CellsAhead;
}

/** What all notebooks of a run share. */
interface Shared {
  readonly fingerprint: EnvironmentFingerprint;
  readonly cache: Cache;
  readonly workers: Workers;
  readonly spare: SpareKernel;
  readonly options: RunOptions;
}

const FORCED: Freshness = { state: "stale", because: "asked for" };
/** Of a notebook that is not run, whatever it was before. */
const UNRUN: Freshness = { state: "fresh", text: undefined };
const folderOf = ({ path: file }: PreparedNotebook) => path.dirname(path.resolve(file));

/** Compiles a notebook's cells before it is its turn. */
function compileNotebook(prepared: PreparedNotebook, workers: Workers): CellsAhead {
  const cells = cellsToRun(prepared.notebook);
  return compileAhead(
    cells,
    (cell, how) => workers.compile(folderOf(prepared), cell, how),
    cellOptions(prepared.notebook.metadata),
  );
}

/** Whether a notebook is to be run that may show figures. */
function mayShow({ prepared, fresh }: Planned): boolean {
  const { cells } = prepared.notebook;
  return (
    fresh.state === "stale" &&
    cells.some(({ cell_type, source }) => cell_type === "code" && source.includes("show("))
  );
}

/** The result of a notebook that stands: left alone where it is, else put back. */
function keep({ path: file, output }: PreparedNotebook, text: string | undefined): NotebookResult {
  const result = { path: file, output, cells: 0, seconds: 0, because: null };
  if (text === undefined) return result;
  writeNotebookText(output, text);
  return { ...result, restored: true };
}

/** The result of a notebook that cannot run here: what it was published with, unless other parameters were asked for. */
function publish({ prepared, missing }: Planned): NotebookResult {
  const { path: file, notebook, output, params } = prepared;
  const shown = Object.keys(params).length === 0 ? readNotebook(file) : notebook;
  if (path.resolve(output) !== path.resolve(file)) writeNotebookText(output, publishedText(shown, missing));
  return { path: file, output, cells: 0, seconds: 0, because: null, missing };
}

/** @param onRan called when the last cell has run; what is left then needs no kernel */
async function run(
  planned: Planned,
  { fingerprint, cache, workers, spare, options }: Shared,
  onRan: () => void,
): Promise<NotebookResult> {
  const { prepared, cells, fresh, missing, ahead } = planned;
  const { path: file, notebook, output } = prepared;
  const { timeoutSeconds, signal, onCell } = options;
  const start = performance.now();
  const result = { path: file, output, cells, because: fresh.state === "stale" ? fresh.because : null };
  const elapsed = () => (performance.now() - start) / 1000;
  try {
    signal?.throwIfAborted();
    if (missing.length > 0) return publish(planned);
    if (fresh.state === "fresh") return keep(prepared, fresh.text);
    const cwd = folderOf(prepared);
    const executed = await executeNotebook(notebook, {
      cwd,
      workers,
      kernel: () => spare.take(cwd),
      ...(ahead && { ahead }),
      onCell: (done) => {
        onCell?.(file, done);
        if (done === cells) onRan();
      },
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      ...(signal ? { signal } : {}),
    });
    const text = notebookText(executed.notebook);
    writeNotebookText(output, text);
    rememberRun(prepared, executed, text, { fingerprint, cache });
    const { failure, expectedErrors, left } = executed;
    return {
      ...result,
      seconds: elapsed(),
      ...(failure && { failure }),
      ...(expectedErrors > 0 && { expectedErrors }),
      ...(left !== undefined && { left }),
    };
  } catch (error) {
    signal?.throwIfAborted();
    // One notebook that cannot be run or written must not keep the others from it; a fault of ours needs its stack.
    const { name, message, stack } = error as Error;
    const evalue = error instanceof UserError ? message : (systemErrorText(error) ?? String(stack));
    return { ...result, seconds: elapsed(), failure: { ename: name, evalue }, unwritten: true };
  }
}

/**
 * Runs notebooks on one tslab kernel each, several side by side, and writes each with its outputs, also a failed one. A
 * notebook of which nothing has changed since it ran without error is not run; its result is put where it is to go.
 * @returns one result a notebook, in the order of the paths
 * @throws UserError before any kernel starts when a notebook, a parameter, a date or an output folder will not do; the
 *   signal's reason when it was aborted; LockError when another process writes one of the files
 */
export async function runNotebooks(paths: readonly string[], options: RunOptions): Promise<NotebookResult[]> {
  const { lock = {} } = options;
  const prepared = prepareRun(paths, options);
  if (lock === false) return runPrepared(prepared, options);
  const locks = prepared.map(({ output }) => notebookLock(output));
  return withLocks(locks, () => runPrepared(prepared, options), lock);
}

async function runPrepared(
  notebooks: readonly PreparedNotebook[],
  options: RunOptions,
): Promise<NotebookResult[]> {
  const { jobs = availableParallelism(), force = false, fingerprint = environmentFingerprint() } = options;
  const { signal, onPlan, onEnd } = options;
  const cache = new Cache();
  const planned = notebooks.map((prepared): Planned => {
    const missing = missingPackages(prepared.notebook);
    if (missing.length > 0) return { prepared, cells: 0, fresh: UNRUN, missing };
    const fresh = force ? FORCED : freshness(prepared, { fingerprint, cache });
    const cells = fresh.state === "fresh" ? 0 : cellsToRun(prepared.notebook).length;
    return { prepared, cells, fresh, missing };
  });
  onPlan?.(planned.map(({ prepared: { path: file, notes }, cells }) => ({ path: file, cells, notes })));

  const workers = options.workers ?? startWorkers({ jobs, cache, fingerprint });
  if (planned.some(mayShow)) workers.prepareDrawing();
  const spare = new SpareKernel(signal);
  const shared: Shared = { fingerprint, cache, workers, spare, options };
  const results: NotebookResult[] = [];
  // The longest first: a short one at the end leaves no processor idle for long.
  const waiting = [...planned.entries()].sort(([, one], [, other]) => other.cells - one.cells);
  const isAnyStale = planned.some(({ fresh }) => fresh.state === "stale");
  /** Has what the next notebooks need made ready. */
  const prepare = () => {
    const following = waiting.flatMap(([, one]) => (one.fresh.state === "stale" ? [one] : [])).slice(0, jobs);
    if (following[0]) spare.prepare(folderOf(following[0].prepared));
    for (const one of following) one.ahead ??= compileNotebook(one.prepared, workers);
  };
  const work = async () => {
    let last: Promise<void> | undefined;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, one] = next;
      let ran = () => {};
      const free = new Promise<void>((resolve) => {
        ran = resolve;
      });
      const ended = run(one, shared, ran)
        .then((result) => {
          results[index] = result;
          onEnd?.(result);
        })
        .finally(() => {
          // The code of its cells is no longer needed.
          delete one.ahead;
          ran();
        });
      // Whether it has gone wrong is asked below, once the next has run.
      ended.catch(() => {});
      prepare();
      await free;
      await last;
      last = ended;
    }
    await last;
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, planned.length) }, work));
  } finally {
    if (!options.workers) workers.close();
    await spare.close();
    if (isAnyStale) cache.prune();
  }
  return results;
}
