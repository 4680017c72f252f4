import { spawnSync } from "node:child_process";
import { deserialize } from "node:v8";
import { bundledPath } from "../platform/package-root.js";

/** Which sheet of a workbook is read, and how. */
export interface SheetChoice {
  /** Default the first. */
  readonly sheet?: string;
  /** Are cells that show dates read as dates? Default false: as their numbers. */
  readonly dates?: boolean;
}

/** A sheet, as far as it has cells. */
export interface SheetRows {
  /** All sheets of the workbook. */
  readonly names: readonly string[];
  /** Rows with at least one cell, from the sheet's first column; undefined where the workbook has no such sheet. */
  readonly rows?: readonly (readonly unknown[])[];
}

/** A larger or a damaged workbook is refused instead of read on. */
const MAX_SECONDS = 60;
const MAX_HEAP_MB = 1024;
const MAX_ANSWER = 1_000_000_000;

/**
 * The cells of a sheet of an Excel workbook, read in a process of its own with a limit of time and memory: what a damaged file
 * makes a reader do has no limit.
 * @param options.seconds longest time, default 60
 * @throws Error when it is no workbook, or takes more than that time or memory
 */
export function sheetRows(
  bytes: Uint8Array,
  { seconds = MAX_SECONDS, ...choice }: SheetChoice & { readonly seconds?: number } = {},
): SheetRows {
  const script = bundledPath("sheet-worker.js");
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MAX_HEAP_MB}`, script, JSON.stringify(choice)],
    { input: bytes, timeout: 1000 * seconds, killSignal: "SIGKILL", maxBuffer: MAX_ANSWER },
  );
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT")
    throw new Error(`reading it took more than ${seconds} seconds`);
  if (status === 0) return deserialize(stdout) as SheetRows;
  const reason = status === 1 ? stderr.toString().trim() : "";
  throw new Error(reason || `reading it took more than ${MAX_HEAP_MB} MB of memory`);
}
