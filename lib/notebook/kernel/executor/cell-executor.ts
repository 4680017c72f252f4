import { setImmediate, setTimeout } from "node:timers/promises";
import type { CompletionInfo } from "tslab/dist/converter.js";
import type { Executor as TslabExecutor } from "tslab/dist/executor.js";
import type { JsonObject } from "../../ipynb/notebook.js";
import { UNDRAWN_FIGURE } from "../../show/figure-mime.js";
import { complete, inspectAt, type QuickInfo } from "../compiler/assist.js";
import type { CellCompiler } from "../compiler/cell-compiler.js";
import type { Compilation } from "../compiler/compilation.js";
import { describeDiagnostics, describeError } from "../errors/describe-error.js";
import type { CellError, CellRun, Session } from "../errors/session.js";
import { CellRuntime } from "../runtime/cell-runtime.js";
import { History } from "./history.js";
import { knownData } from "./known-data.js";

/** tslab's executor, as far as its kernel asks for it, with what this kernel asks besides. */
export interface Executor extends Pick<TslabExecutor, "execute" | "interrupt" | "reset" | "close"> {
  inspect(source: string, position: number): QuickInfo | undefined;
  complete(source: string, position: number): CompletionInfo;
  /** Has the cell that runs fail now; what it left behind runs on. */
  abandon(error: Error): void;
  /** The value of a JavaScript expression over the variables of all cells. */
  evaluate(expression: string): unknown;
}

export interface ExecutorSetup {
  readonly folder: string;
  readonly session: Session;
  /** Told before each top-level statement of a cell. */
  readonly onStatement: () => void;
  /** Loads the compiler. */
  readonly compiler: () => CellCompiler;
  /** Modules that are not Node's to find, by name. */
  readonly modules: ReadonlyMap<string, () => unknown>;
}

/** A turn of the event loop: rejections and timers that are due have had their say after it. */
async function turn(): Promise<void> {
  await setTimeout(1);
  await setImmediate();
}

/** Publishes the value of a cell's last expression. */
async function show(current: CellRun, value: unknown): Promise<void> {
  // Most cells show nothing, and many kernels none.
  const { showSheet, valueBundle, valueMetadata } = await import("../../show/value-bundle.js");
  if (showSheet(value)) return;
  const data = await valueBundle(value);
  if (!data) return;
  const metadata = valueMetadata(value);
  const claimbook = { ...(metadata.claimbook as JsonObject | undefined), line: current.line };
  // The line is for the error of a figure that cannot be drawn.
  current.show(data, UNDRAWN_FIGURE in data ? { ...metadata, claimbook } : metadata);
}

/** The message of an interrupt, by which it is known. */
export const INTERRUPTED = "Interrupted asynchronously";

/** Runs the cells of one kernel: compiles what the runner has not compiled, and tells the session how each ended. */
export function createCellExecutor({
  folder,
  session,
  onStatement,
  compiler,
  modules,
}: ExecutorSetup): Executor {
  const newRuntime = () =>
    new CellRuntime({
      folder,
      modules,
      compile: (specifier) => compiler().session(session.last?.options).module(specifier),
    });
  let runtime = newRuntime();
  let history = new History();
  let abandon = (_: Error): void => {};

  const compile = ({ source, compiled, options }: CellRun): Compilation =>
    compiled?.after === history.key
      ? compiled.compilation
      : compiler().compile({ source, before: history.cells, options });

  const describe = (error: unknown, current: CellRun): CellError => {
    try {
      return describeError(error, current, session);
    } catch (other) {
      // What was thrown cannot be shown without throwing.
      return describeError(other, current, session);
    }
  };

  const run = async (current: CellRun): Promise<boolean> => {
    const compilation = compile(current);
    const { diagnostics, cell } = compilation;
    session.keepMaps(current, compilation);
    if (diagnostics.length > 0) {
      session.fail(current, describeDiagnostics(diagnostics, current));
      return false;
    }
    let reason: Error | undefined;
    const abandoned = new Promise<never>((_, reject) => {
      abandon = (error) => {
        reason ??= error;
        reject(error);
      };
    });
    // It may be left alone.
    abandoned.catch(() => {});
    let isOver = false;
    const reach = (line: number) => {
      // What an interrupt has cut off goes no further than the statement in which it was.
      if (isOver) throw new Error(INTERRUPTED);
      onStatement();
      session.reach(line);
    };
    try {
      const running = runtime.run(compilation, { name: session.scriptName(current), reach });
      const { shown } = await Promise.race([running, abandoned]);
      history.add({ source: current.source });
      session.finish(current);
      if (shown) await show(current, shown.value);
      return true;
    } catch (error) {
      history.add({ source: current.source, ran: cell ? runtime.variablesSet(cell) : [] });
      session.finish(current);
      // Whoever had it end may have said why.
      if (!(error === reason && current.failure)) session.fail(current, describe(error, current));
      return false;
    } finally {
      isOver = true;
      abandon = () => {};
    }
  };

  return {
    async execute() {
      const { current } = session;
      if (!current) throw new Error("no cell has begun");
      const ok = await run(current);
      await turn();
      return ok && current.failure === undefined;
    },
    inspect: (source, position) => inspectAt(compiler(), { source, position, before: history.cells }),
    complete: (source, position) =>
      complete(
        compiler(),
        { source, position, before: history.cells },
        knownData((name) => runtime.evaluate(name)),
      ),
    interrupt: () => abandon(new Error(INTERRUPTED)),
    abandon: (error) => abandon(error),
    reset() {
      runtime = newRuntime();
      history = new History();
    },
    evaluate: (expression) => runtime.evaluate(expression),
    close() {},
  };
}
