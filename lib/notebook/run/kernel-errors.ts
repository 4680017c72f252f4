import type { ErrorOutput } from "../ipynb/notebook.js";
import { codeFrame } from "../kernel/code-frame.js";
import type { KernelEnd } from "../kernel/kernel-process.js";

/** Where a cell was when its kernel could not say so itself. */
interface Whereabouts {
  readonly number: number;
  readonly source: string;
  /** 1-based line of the top-level statement that ran; undefined before the first, and when the cell had ended. */
  readonly line: number | undefined;
  readonly ended: boolean;
}

function errorAt(ename: string, evalue: string, { number, source, line }: Whereabouts): ErrorOutput {
  const frame = line === undefined ? [] : ["", `cell [${number}], line ${line}`, ...codeFrame(source, line)];
  return { output_type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`, ...frame] };
}

function place({ line, ended }: Whereabouts): string {
  if (ended) return "after the cell's last statement";
  return line === undefined ? "before its first statement ran" : `at line ${line}`;
}

/** The error of a cell whose kernel ended under it. */
export function deadKernelError({ status, signal, lastWords }: KernelEnd, where: Whereabouts): ErrorOutput {
  const fatal = /FATAL ERROR: (.*)/.exec(lastWords)?.[1];
  const how = fatal
    ? `the kernel broke down (${fatal})`
    : signal === "SIGKILL"
      ? "the kernel was killed by SIGKILL, as a system does when memory runs out"
      : signal
        ? `the kernel was killed by ${signal}`
        : `the kernel ended with status ${status}, as process.exit() does`;
  return errorAt("DeadKernelError", `${how}, ${place(where)}`, where);
}

/** The error of a cell that was stopped because it, or a callback that it left behind, took too long. */
export function cellTimeoutError(seconds: number, where: Whereabouts): ErrorOutput {
  const what = where.ended ? "a callback of the cell" : "the cell";
  return errorAt("CellTimeoutError", `${what} had not ended after ${seconds} s, ${place(where)}`, where);
}

/** The error of a cell that showed a figure which plotly cannot draw. */
export function undrawableError({ name, message }: Error, where: Whereabouts): ErrorOutput {
  return errorAt(name, message, where);
}
