import { bookRoot } from "../../platform/book-folder.js";
import type { TableRead } from "../../store/table-read.js";
import type { CodeCell, JsonObject, Notebook } from "../ipynb/notebook.js";
import { cellOptions, olderVersion } from "../kernel/compiler/options.js";
import { type StartedKernel, startKernel } from "../kernel/kernel.js";
import { isSkipped } from "./cell-tags.js";
import { OutputCollector } from "./collect-outputs.js";
import { type CellsAhead, compileAhead } from "./compile-ahead.js";
import { undrawableError } from "./kernel-errors.js";
import { portableOutput, portableText } from "./portable-text.js";
import { type CellOptions, runCells } from "./run-cells.js";
import type { Workers } from "./workers/workers.js";

export interface ExecuteOptions extends CellOptions {
  /** Folder in which the cells run; as in Jupyter the notebook's own. */
  readonly cwd: string;
  /** Ends the kernel; the promise is then rejected with its reason. */
  readonly signal?: AbortSignal;
  /** Compile the cells and draw the figures; by default the kernel does that itself. */
  readonly workers?: Workers;
  /** The cells as the workers compile them already; by default that begins now. */
  readonly ahead?: CellsAhead;
  /** Gives a kernel that takes what the workers have made; by default one is started. */
  readonly kernel?: () => Promise<StartedKernel>;
}

/** The first error of a notebook. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  /** Execution count of the cell, as in `In [3]`; undefined when no cell failed but the kernel's start. */
  readonly cell?: number;
  readonly cellId?: string;
  /** 1-based line of the cell, where it is known, and its text. */
  readonly line?: number;
  readonly lineText?: string;
}

export interface Executed {
  /** The notebook with the outputs of this run only; cells behind a failed one have none. */
  readonly notebook: Notebook;
  /** The tables that its cells have read. */
  readonly reads: readonly TableRead[];
  readonly failure?: Failure;
  /** How many errors there are in cells that may fail. */
  readonly expectedErrors: number;
  /** What still ran after the last cell, such as "1 timer still ran 5 s after the last cell". */
  readonly left?: string;
}

/** The cells that are sent to the kernel: code, unless it is blank or skipped. */
export function cellsToRun(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter(
    (cell): cell is CodeCell => cell.cell_type === "code" && cell.source.trim() !== "" && !isSkipped(cell),
  );
}

/** Metadata without the times that Jupyter and papermill have left: they are those of an earlier run. */
export function withoutTiming({ execution: _, papermill: __, ...metadata }: JsonObject): JsonObject {
  return metadata;
}

/**
 * The notebook after a run of its code cells, in order, on a fresh tslab kernel. The same inputs give the same notebook:
 * ids and metadata stay, execution counts are 1 to n, no times, no path of this machine. A cell that fails ends the run
 * and has an `error` output, also when its kernel died or was stopped; one that may fail, by its tag, ends it then only.
 * A cell that is skipped, by its tag, stays as it is.
 * @throws UserError when no kernel starts; the signal's reason when it was aborted
 */
export async function executeNotebook(notebook: Notebook, options: ExecuteOptions): Promise<Executed> {
  const { cwd, signal, workers, timeoutSeconds = 300 } = options;
  const cells = cellsToRun(notebook);
  const compilerOptions = cellOptions(notebook.metadata);
  const older = olderVersion(notebook.metadata);

  const ahead =
    options.ahead ??
    (workers && compileAhead(cells, (cell, how) => workers.compile(cwd, cell, how), compilerOptions));
  ahead?.raisePriority();
  const collector = new OutputCollector(
    workers && ((figure) => workers.draw(figure, { seconds: timeoutSeconds })),
  );
  let ran: number;
  let left: string | undefined;
  let languageInfo: object;
  let reads: readonly TableRead[];
  try {
    const started = await (options.kernel?.() ??
      startKernel(cwd, { assisted: workers !== undefined, ...(signal && { signal }) }));
    const { kernel } = started;
    languageInfo = started.languageInfo;
    const abort = () => kernel.kill();
    signal?.addEventListener("abort", abort);
    try {
      // It may have come before there was a kernel.
      signal?.throwIfAborted();
      ({ count: ran, left } = await runCells(kernel, cells, collector, {
        ...options,
        timeoutSeconds,
        compilerOptions,
        ...(ahead?.compiled && { compiled: ahead.compiled }),
      }));
      signal?.throwIfAborted();
      reads = kernel.process.reads();
      await (collector.errors.length === 0 ? kernel.shutdown() : kernel.kill());
    } finally {
      signal?.removeEventListener("abort", abort);
      kernel.kill();
    }
  } finally {
    ahead?.stop();
  }
  await collector.drawn();

  const portable = portableText({ checkout: bookRoot(), cwd });
  const numbers = new Map(cells.map(({ id }, index) => [id, index + 1]));
  ran = stopAtUndrawable(collector, cells) ?? ran;
  const [first] = collector.errors;
  return {
    notebook: {
      ...notebook,
      metadata: {
        kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
        ...withoutTiming(notebook.metadata),
        // How it is checked follows from the version that it was saved by.
        language_info: { ...languageInfo, ...(older === undefined ? {} : { version: older }) } as JsonObject,
      },
      cells: notebook.cells.map((cell) => {
        if (cell.cell_type !== "code") return cell;
        if (isSkipped(cell)) return { ...cell, metadata: withoutTiming(cell.metadata) };
        const number = numbers.get(cell.id) ?? Number.POSITIVE_INFINITY;
        return {
          ...cell,
          metadata: withoutTiming(cell.metadata),
          execution_count: number <= ran ? number : null,
          outputs: (number <= ran ? collector.of(number) : []).map((output) =>
            portableOutput(output, portable),
          ),
        };
      }),
    },
    reads,
    expectedErrors: collector.expected.length,
    ...(left !== undefined && { left }),
    ...(first ? { failure: failureOf(first, cells, portable) } : {}),
  };
}

/** Fails the cell whose figure could not be drawn, as if the run had ended there; its number, undefined when there is none. */
function stopAtUndrawable(collector: OutputCollector, cells: readonly CodeCell[]): number | undefined {
  const [earliest] = [...collector.undrawable].sort((a, b) => a.cell - b.cell || a.order - b.order);
  const [failed] = collector.errors;
  if (!earliest || (failed && failed.cell < earliest.cell)) return undefined;
  const { cell, error, line, output } = earliest;
  const source = cells[cell - 1]?.source ?? "";
  collector.errors.length = 0;
  collector.cutAt(cell, output);
  collector.fail(cell, undrawableError(error, { number: cell, source, line, ended: false }), line);
  return cell;
}

function failureOf(
  { cell, output, line }: OutputCollector["errors"][number],
  cells: readonly CodeCell[],
  portable: (text: string) => string,
): Failure {
  const { id, source } = cells[cell - 1] as CodeCell;
  const lineText = line === undefined ? undefined : source.split("\n")[line - 1]?.trim();
  return {
    cell,
    cellId: id,
    ename: output.ename,
    evalue: portable(output.evalue),
    ...(line === undefined || lineText === undefined ? {} : { line, lineText }),
  };
}
