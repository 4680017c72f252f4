import type { Output } from "../../../lib/notebook/ipynb/notebook.js";
import type { Expected } from "../notation.js";

/** What a cell gave, whichever way it ran. What it did not give is left out. */
export interface CellOutcome {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly result?: string;
  readonly error?: { readonly ename: string; readonly evalue: string; readonly line?: number };
}

/** An outcome without the parts that are empty. */
export function outcome(parts: {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly result?: string | undefined;
  readonly error?: CellOutcome["error"] | undefined;
}): CellOutcome {
  const given = Object.entries(parts).filter(([, part]) => part !== undefined && part !== "");
  return Object.fromEntries(given);
}

/** The line that a traceback names for a cell, as in `cell [3], line 2`; the first one without a number. */
function tracebackLine(traceback: readonly string[], number: number | null): number | undefined {
  for (const text of traceback) {
    const match = /^cell \[(\d+)\], line (\d+)$/.exec(text);
    if (match && (number === null || Number(match[1]) === number)) return Number(match[2]);
  }
  return undefined;
}

/**
 * What a cell's outputs in a notebook say.
 * @param executionCount of the cell: its errors name it
 * @param line of the error, where it is known from elsewhere
 */
export function outcomeOf(
  outputs: readonly Output[],
  {
    executionCount = null,
    line,
  }: { readonly executionCount?: number | null; readonly line?: number | undefined } = {},
): CellOutcome {
  const stream = (name: "stdout" | "stderr") =>
    outputs.map((one) => (one.output_type === "stream" && one.name === name ? one.text : "")).join("");
  const shown = outputs.find((one) => one.output_type === "execute_result");
  const failed = outputs.find((one) => one.output_type === "error");
  const at = failed && (line ?? tracebackLine(failed.traceback, executionCount));
  return outcome({
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    result: shown ? String(shown.data["text/plain"]) : undefined,
    error: failed && {
      ename: failed.ename,
      evalue: failed.evalue,
      ...(at === undefined ? {} : { line: at }),
    },
  });
}

/**
 * An expectation as the outcome that would meet it: what it leaves open, a pattern or a line, is as the outcome has it.
 * @param hasLines whether the way knows lines of errors
 */
export function expectedOutcome(
  expected: Expected,
  given: CellOutcome,
  { hasLines }: { readonly hasLines: boolean },
): CellOutcome {
  const { stdout = "", stderr = "", result, error } = expected;
  const evalue = given.error?.evalue ?? "";
  const line = error?.line !== undefined && hasLines ? error.line : given.error?.line;
  return outcome({
    stdout,
    stderr,
    result,
    error: error && {
      ename: error.ename,
      evalue:
        typeof error.evalue === "string"
          ? error.evalue
          : error.evalue.test(evalue)
            ? evalue
            : `a text that matches ${error.evalue}`,
      ...(line === undefined ? {} : { line }),
    },
  });
}
