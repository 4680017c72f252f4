import type { CellOptions } from "../compiler/options.js";
import { describeError } from "../errors/describe-error.js";
import type { CellRun, Session } from "../errors/session.js";
import type { Executor } from "../executor/cell-executor.js";
import type { CompiledCell } from "../executor/compiled-cell.js";
import { notebookOptions } from "../executor/notebook-options.js";
import type { InputHistory } from "./input-history.js";
import type { Content, Request } from "./request.js";
import type { ThreadLink } from "./thread-link.js";
import type { WriteDisplay } from "./tslab-types.js";
import { evaluateExpressions } from "./user-expressions.js";

/** Milliseconds that an executor has to end the cell that it was told to. */
const ABANDON_MS = 100;

/** What a runner sends with a cell. */
interface Help {
  readonly compiled?: CompiledCell;
  readonly options?: CellOptions;
}

/** A cell that runs. */
export interface Execution {
  readonly request: Request;
  readonly run: CellRun;
  readonly started: string;
  /** What ran for it was torn apart by an interrupt: it cannot be said to have ended well. */
  terminated: boolean;
  /** {@link ThreadLink.terminated} when it began. */
  readonly terminatedBefore: number;
}

interface QueueParts {
  readonly executor: Executor;
  readonly history: InputHistory;
  readonly session: Session;
  readonly link: ThreadLink;
  /** Has what a cell prints and displays go out in answer to its request, also after its end. */
  readonly redirect: (request: Request, display: WriteDisplay) => void;
  /** Resolves once every request is here that had been sent when a cell failed. */
  readonly drain: (drained: () => void) => void;
}

/** The error by which an executor knows an interrupt. */
export function interruption(): Error {
  return new Error("Interrupted asynchronously");
}

/** Runs what has to wait for the cells before it, in order; a cell that fails has those aborted that were sent before it failed. */
export class ExecutionQueue {
  readonly #parts: QueueParts;
  #waiting: { readonly request: Request; readonly task?: (done: () => void) => void }[] = [];
  #running: Execution | undefined;
  /** Something else than a cell runs, or what a failed cell aborts is awaited. */
  #held = false;
  #count = 0;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** The cell that runs. */
  get running(): Execution | undefined {
    return this.#running;
  }

  /** @param task done in the request's turn; by default its cell is run */
  add(request: Request, task?: (done: () => void) => void): void {
    this.#waiting.push({ request, ...(task && { task }) });
    this.#next();
  }

  /** Has the next cell be the first. */
  resetCount(): void {
    this.#count = 0;
  }

  /**
   * Interrupts the cell that runs; does nothing when there is none.
   * @param terminated what ran has been stopped already
   */
  interrupt(terminated: boolean): void {
    const execution = this.#running;
    if (!execution) return;
    execution.terminated ||= terminated;
    this.#parts.executor.interrupt();
    this.#settle(execution, interruption());
  }

  /** Has the cell that runs fail, unless it has ended. */
  abandon(execution: Execution, error: Error): void {
    if (this.#running !== execution) return;
    this.#parts.executor.abandon(error);
    this.#settle(execution, error);
  }

  /** Ends a cell whose executor does not: a terminated execution leaves promises that nobody settles. */
  #settle(execution: Execution, error: Error): void {
    setTimeout(() => {
      if (this.#running !== execution) return;
      const { session } = this.#parts;
      const { run } = execution;
      // The executor may have said so, and be late to end.
      if (!run.failure) session.fail(run, describeError(error, run, session));
      session.finish(run);
      this.#end(execution, false);
    }, ABANDON_MS);
  }

  #next(): void {
    if (this.#running || this.#held) return;
    const next = this.#waiting.shift();
    if (!next) return;
    const { request, task } = next;
    request.status("busy");
    if (!task) this.#start(request);
    else {
      this.#held = true;
      task(() => {
        request.status("idle");
        this.#held = false;
        this.#next();
      });
    }
  }

  #start(request: Request): void {
    const { executor, history, session, link, redirect } = this.#parts;
    const { code = "", silent = false, store_history = true } = request.content;
    const source = String(code);
    const number = this.#count + 1;
    const isEmpty = source.trim() === "";
    // As in IPython, whose count is of the cells in its history.
    const isStored = !silent && store_history === true && !isEmpty;
    if (isStored) {
      this.#count = number;
      history.add(number, source);
    }
    if (!silent) request.publish("execute_input", { code: source, execution_count: number });
    if (isEmpty) {
      this.#reply(request, new Date().toISOString(), { status: "ok", user_expressions: {} });
      this.#next();
      return;
    }
    const { compiled, options = notebookOptions() } = (request.metadata.claimbook ?? {}) as Help;
    session.begin({
      number,
      source,
      compiled,
      options,
      show: (data: Content, metadata) => {
        if (isStored) history.noteResult(number, data["text/plain"]);
        if (!silent) request.publish("execute_result", { execution_count: number, data, metadata });
      },
      publish: ({ ename, evalue, traceback, line }) =>
        // The line is not in the content, which front ends save in the notebook as it is.
        request.publish(
          "error",
          { ename, evalue, traceback },
          line === undefined ? {} : { claimbook: { line } },
        ),
    });
    const run = session.current as CellRun;
    const execution = {
      request,
      run,
      started: new Date().toISOString(),
      terminated: false,
      terminatedBefore: link.terminated,
    };
    this.#running = execution;
    redirect(request, (content, update) =>
      request.publish(update ? "update_display_data" : "display_data", content),
    );
    executor.execute(source).then(
      (ok) => this.#end(execution, ok),
      (error: unknown) => {
        session.fail(run, describeError(error, run, session));
        this.#end(execution, false);
      },
    );
  }

  #end(execution: Execution, ok: boolean): void {
    if (this.#running !== execution) return;
    const { session, executor, drain } = this.#parts;
    const { request, run, started } = execution;
    if (session.current === run) session.current = undefined;
    this.#running = undefined;
    if (execution.terminated && !run.failure)
      session.fail(run, describeError(interruption(), run, session, { note: "in a callback" }));
    if (ok && !run.failure) {
      const expressions = evaluateExpressions(request.content.user_expressions, executor.evaluate);
      this.#reply(request, started, { status: "ok", user_expressions: expressions });
      this.#next();
      return;
    }
    const { ename, evalue, traceback } = run.failure ?? {
      ename: "Error",
      evalue: "the cell failed and does not say why",
      traceback: [],
    };
    this.#held = true;
    drain(() => {
      this.#held = false;
      this.#reply(request, started, { status: "error", ename, evalue, traceback, user_expressions: {} });
      const { silent = false, stop_on_error = true } = request.content;
      if (stop_on_error && !silent) this.#abort();
      this.#next();
    });
  }

  #reply(
    request: Request,
    started: string,
    content: { readonly status: string; readonly [name: string]: unknown },
  ): void {
    const { status } = content;
    const count = { execution_count: this.#count, payload: [] };
    request.reply("execute_reply", { ...content, ...count }, { started, status });
    request.status("idle");
  }

  /** Answers the cells that wait as ipykernel does. */
  #abort(): void {
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ task }) => task);
    for (const { request, task } of waiting) {
      if (task) continue;
      const status = { status: "aborted" };
      request.status("busy");
      request.reply("execute_reply", status, { started: new Date().toISOString(), ...status });
      request.status("idle");
    }
  }
}
