import path from "node:path";
import { missingText } from "../notebook/ipynb/missing-packages.js";
import type { NotebookResult, RunListener } from "../notebook/run/run-notebooks.js";
import { terminalLine } from "../platform/terminal-text.js";

const BAR_WIDTH = 24;

/** Where to print. The bar is drawn on `error` when that is a terminal. */
export interface Streams {
  readonly output: NodeJS.WritableStream;
  readonly error: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Cell, id and line of a failure, such as "cell [2] (id c9), line 3"; "" where no cell failed. */
export function failureLocation({ failure }: NotebookResult): string {
  if (failure?.cell === undefined) return "";
  const line = failure.line === undefined ? "" : `, line ${failure.line}`;
  return `cell [${failure.cell}] (id ${failure.cellId})${line}`;
}

function resultLine(result: NotebookResult): string {
  const { failure, cells, seconds, output, because, expectedErrors = 0 } = result;
  const file = path.normalize(result.path);
  if (!failure) {
    if (result.missing) return `not run ${file}  ${missingText(result.missing)} -> ${output}`;
    if (because !== null) {
      const expected =
        expectedErrors === 0 ? "" : `, ${expectedErrors} expected error${expectedErrors === 1 ? "" : "s"}`;
      return `ok      ${file}  ${cells} cells${expected}, ${seconds.toFixed(1)} s -> ${output} (${because})`;
    }
    if (result.restored)
      return `cached  ${file}  nothing has changed since it was run like this before -> ${output}`;
    return `cached  ${file}  nothing has changed since its last run -> ${output}`;
  }
  return `failed  ${file}  ${[failureLocation(result), failure.ename].filter((part) => part !== "").join(": ")}`;
}

/**
 * A listener that prints a line for each finished notebook and, on a terminal, a bar of the cells done meanwhile; `end`
 * removes the bar.
 */
export function progress({
  output,
  error,
}: Pick<Streams, "error"> & { readonly output: Streams["output"] | undefined }): Required<RunListener> & {
  end(): void;
} {
  /** Cells done of the notebooks that have not ended, by path. */
  const open = new Map<string, number>();
  let total = 0;
  let ended = 0;

  const erase = () => {
    if (error.isTTY) error.write("\r\u001b[K");
  };
  const draw = () => {
    if (!error.isTTY || total === 0) return;
    const done = ended + [...open.values()].reduce((sum, cells) => sum + cells, 0);
    const full = Math.round((BAR_WIDTH * done) / total);
    const names = [...open.keys()].map((file) => path.basename(file, ".ipynb")).join(", ");
    const bar = `[${"#".repeat(full)}${".".repeat(BAR_WIDTH - full)}] ${done}/${total} cells  ${names}`;
    // A terminal that does not know its width says 0.
    error.write(`\r\u001b[K${terminalLine(bar).slice(0, (error.columns || 80) - 1)}`);
  };

  return {
    onPlan(plan) {
      total = plan.reduce((sum, { cells }) => sum + cells, 0);
      for (const note of plan.flatMap(({ notes }) => notes)) error.write(`note    ${terminalLine(note)}\n`);
      for (const { path: file } of plan) open.set(file, 0);
      draw();
    },
    onCell(file, done) {
      open.set(file, done);
      draw();
    },
    onEnd(result) {
      open.delete(result.path);
      ended += result.cells;
      erase();
      output?.write(`${terminalLine(resultLine(result))}\n`);
      if (result.left !== undefined)
        error.write(`note    ${terminalLine(`${path.normalize(result.path)}: ${result.left}`)}\n`);
      draw();
    },
    end: erase,
  };
}

/** A failed notebook with cell, error and failing line, as lines of text, the place first; none when it did not fail. */
export function failureLines(result: NotebookResult): string[] {
  const { failure, path: file, output } = result;
  if (!failure) return [];
  const lines = [
    [file, failureLocation(result)].filter((part) => part !== "").join(", "),
    `  ${failure.ename}: ${failure.evalue.replaceAll("\n", "\n  ")}`,
  ];
  if (failure.lineText) lines.push(`  > ${failure.lineText}`);
  if (failure.cell !== undefined) lines.push(`  traceback in ${output}`);
  return lines;
}

/** The failed notebooks with cell, error and failing line, as lines of text; "" when none failed. */
export function failureSummary(results: readonly NotebookResult[]): string {
  const failed = results.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return "";
  const blocks = failed.flatMap((result) => ["", ...failureLines(result)]);
  return [`${failed.length} of ${results.length} notebooks failed:`, ...blocks].join("\n");
}
