import { setTimeout as sleep } from "node:timers/promises";
import type { CodeCell } from "../ipynb/notebook.js";
import type { CellOptions as CompilerOptions } from "../kernel/compiler/options.js";
import type { CompiledCell } from "../kernel/executor/compiled-cell.js";
import { type Kernel, KernelDied } from "../kernel/kernel.js";
import type { Reached } from "../kernel/kernel-process.js";
import { mayFail } from "./cell-tags.js";
import { errorOutput, type OutputCollector } from "./collect-outputs.js";
import { cellTimeoutError, deadKernelError } from "./kernel-errors.js";

/** Seconds that a cell has after it was interrupted. */
const GRACE_SECONDS = 2;
/** Seconds that what cells have left running has to end after the last one; no more than half of a cell's time. */
const SETTLE_SECONDS = 5;

export interface CellOptions {
  /** Longest time for one cell, default 300. */
  readonly timeoutSeconds?: number;
  /** Called after each code cell. */
  readonly onCell?: (done: number, total: number) => void;
}

/** What a cell has compiled to, by its place among the cells, once that is known; undefined when the kernel is to do it. */
export type CompiledAhead = (index: number) => Promise<CompiledCell | undefined> | undefined;

/** What a promise gives, or undefined when it takes longer. */
async function within<T>(promise: Promise<T>, seconds: number): Promise<T | undefined> {
  const stop = new AbortController();
  // Longer than a timer can be is for ever.
  const timer = sleep(Math.min(seconds * 1000, 2 ** 31 - 1), undefined, { signal: stop.signal }).catch(
    () => undefined,
  );
  return await Promise.race([promise, timer]).finally(() => stop.abort());
}

interface RunSetup {
  readonly timeoutSeconds: number;
  /** How the notebook's cells are to be compiled. */
  readonly compilerOptions?: CompilerOptions;
  readonly compiled?: CompiledAhead;
}

/** How a run of cells went. */
export interface CellsRan {
  readonly count: number;
  /** What still ran some seconds after the last cell, such as "1 timer"; undefined when nothing did. */
  readonly left?: string;
}

/** Runs the cells in order until one fails that may not, then waits for what they have left running. */
export async function runCells(
  kernel: Kernel,
  cells: readonly CodeCell[],
  collector: OutputCollector,
  { timeoutSeconds, onCell, compiled, compilerOptions }: CellOptions & RunSetup,
): Promise<CellsRan> {
  const numberOf = new Map<string, number>();
  kernel.onOutput = (message) => {
    const number = numberOf.get(message.parentId);
    if (number !== undefined) collector.receive(message, number);
  };
  let number = 0;
  let answered = false;
  const where = (reached: Reached | undefined) => {
    const at = reached?.cell === number ? reached : undefined;
    // A callback can hold up the answer of a cell that has ended.
    const ended = answered || at?.ended === true;
    return { number, source: cells[number - 1]?.source ?? "", line: ended ? undefined : at?.line, ended };
  };

  /** Interrupts what runs, and says in the cell's outputs that it took too long. */
  const stop = async (reply: Promise<unknown>) => {
    const place = where(kernel.process.reached());
    kernel.process.interrupt();
    const settled = reply.catch(() => undefined);
    await within(settled, GRACE_SECONDS);
    collector.replaceError(number, cellTimeoutError(timeoutSeconds, place), place.line);
  };

  try {
    // A kernel that compiles for itself loads its compiler first, in nobody's time.
    if (!compiled) await kernel.request("complete_request", { code: "", cursor_pos: 0 }).reply;
    for (const cell of cells) {
      const ahead = await compiled?.(number);
      number += 1;
      answered = false;
      const expected = mayFail(cell);
      if (expected) collector.expectErrors(number);
      const { id, reply } = kernel.execute(cell.source, {
        compiled: ahead,
        options: compilerOptions,
        stopOnError: !expected,
      });
      numberOf.set(id, number);
      const answer = await within(reply, timeoutSeconds);
      answered = answer !== undefined;
      if (!answer) await stop(reply);
      else if (answer.content.status !== "ok" && collector.errors.length === 0 && !expected) {
        collector.fail(number, errorOutput(answer.content));
      }
      onCell?.(number, cells.length);
      if (collector.errors.length > 0 || collector.undrawable.length > 0) return { count: number };
    }
    if (number === 0) return { count: 0 };
    const seconds = Math.min(SETTLE_SECONDS, timeoutSeconds / 2);
    // What was published before this answer has been received with it.
    const { reply } = kernel.settle(seconds);
    const left = await within(reply, timeoutSeconds);
    if (!left) await stop(reply);
    else if (left.length > 0)
      return { count: number, left: `${left.join(", ")} still ran ${seconds} s after the last cell` };
  } catch (error) {
    if (!(error instanceof KernelDied)) throw error;
    const place = where(error.end.reached);
    collector.fail(number, deadKernelError(error.end, place), place.line);
  }
  return { count: number };
}
