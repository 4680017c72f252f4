import { readdirSync } from "node:fs";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { type RunOptions, runNotebooks } from "../notebook/run/run-notebooks.js";
import { bookRoot } from "../platform/book-folder.js";
import { runFiles } from "../platform/run-files.js";
import { UserError } from "../platform/user-error.js";
import { type DayFlags, positiveNumber, runDays, withBreakLock, withDays } from "./options.js";
import { failureSummary, progress } from "./progress.js";

/** Exit statuses of a program that a signal ended: 128 and the signal's number. */
const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

interface RunFlags extends DayFlags {
  readonly param: { readonly [name: string]: string };
  readonly inPlace?: boolean;
  readonly outputDir?: string;
  readonly timeout: number;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly breakLock?: boolean;
}

/** The notebooks of a folder, in the order of their names, relative to the current folder; none where it is missing. */
export function notebooksIn(folder: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".ipynb") && !name.startsWith("."));
  } catch {
    // Whoever needs notebooks says that there are none.
  }
  return names.sort().map((name) => path.relative("", path.join(folder, name)));
}

/**
 * The notebooks of the book, in the order of their names, relative to the current folder.
 * @throws UserError when there is none
 */
export function checkoutNotebooks(): string[] {
  const folder = runFiles(bookRoot()).notebooks;
  const files = notebooksIn(folder);
  if (files.length === 0)
    throw new UserError(
      `${folder} holds no notebooks; name the ones that you want, or write one with "claimbook new notebook 01-my-note"`,
    );
  return files;
}

/**
 * Runs notebooks and prints how it goes: a line a notebook on standard output, the bar, notes and failures on standard
 * error. A signal that ends this program ends the kernels first.
 * @param report.lines false leaves out the lines of notebooks and failures, for a caller that sums them up; default true
 * @returns the exit status: 0, 1 when a notebook failed, 128 and the signal's number when one came
 */
export async function runAndReport(
  paths: readonly string[],
  options: RunOptions,
  { lines = true }: { readonly lines?: boolean } = {},
): Promise<number> {
  const controller = new AbortController();
  let status = 0;
  const stop = (signal: NodeJS.Signals) => {
    status = SIGNAL_STATUS[signal as keyof typeof SIGNAL_STATUS];
    controller.abort();
  };
  const signals = Object.keys(SIGNAL_STATUS) as (keyof typeof SIGNAL_STATUS)[];
  for (const signal of signals) process.on(signal, stop);
  const shown = progress({ output: lines ? process.stdout : undefined, error: process.stderr });
  try {
    const results = await runNotebooks(paths, {
      ...options,
      ...shown,
      onPlan(plan) {
        shown.onPlan(plan);
        options.onPlan?.(plan);
      },
      onEnd(result) {
        shown.onEnd(result);
        options.onEnd?.(result);
      },
      signal: controller.signal,
    });
    shown.end();
    const summary = failureSummary(results);
    if (summary === "") return 0;
    if (lines) console.error(`\n${summary}`);
    return 1;
  } catch (error) {
    shown.end();
    if (!controller.signal.aborted) throw error;
    console.error("claimbook: stopped; the kernels have been ended");
    return status;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

function parameter(text: string, earlier: { readonly [name: string]: string }): { [name: string]: string } {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write a parameter as name=value");
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("it must be a whole number above 0");
  return value;
}

/** The subcommand `claimbook run`. */
export function runCommand(): Command {
  return withBreakLock(
    withDays(
      new Command("run").description("run notebooks on tslab kernels and write them with their outputs"),
    ),
  )
    .argument("[notebooks...]", "default: all of the book's notebooks folder")
    .option("--param <name=value>", "set a parameter of the notebooks; repeatable", parameter, {})
    .option("--in-place", "write each executed notebook over its source")
    .option("--output-dir <dir>", "folder for the executed notebooks (default: .claimbook/runs of the book)")
    .option("--timeout <seconds>", "longest time for one cell", positiveNumber, 300)
    .option("--jobs <n>", "kernels at once (default: one per processor)", positiveInteger)
    .option("--force", "also run notebooks that have not changed since they ran")
    .action(async (paths: string[], { param, timeout, asOf, askedOn, breakLock, ...flags }: RunFlags) => {
      process.exitCode = await runAndReport(paths.length > 0 ? paths : checkoutNotebooks(), {
        ...flags,
        ...runDays({ ...(asOf && { asOf }), ...(askedOn && { askedOn }) }),
        params: param,
        timeoutSeconds: timeout,
        lock: { breakLock: breakLock === true },
      });
    });
}
