import { reportRead } from "./report-read.js";
import type { TableInfo } from "./store.js";
import { infoState, listState, TABLE_LIST } from "./table-read.js";

/** Rows that were read of a table. */
export interface RowsRead {
  readonly info: TableInfo;
  /** The as-of that they were read with; null: everything. */
  readonly asOf: string | null;
  /** The last day that they reach, no later than the as-of; undefined of no rows. */
  readonly reach: string | undefined;
}

interface ReadLog {
  /** By table and as-of; what was read since {@link takeRowsRead}. */
  rows: Map<string, RowsRead>;
  /** Of the {@link recordReads} that run. */
  readonly recorders: Set<(() => void)[]>;
}

/** Where every copy of this module in a process finds it: a kernel's may not be the cells'. */
const LOG = Symbol.for("claimbook.read-log");
const shared = globalThis as { [LOG]?: ReadLog };

function log(): ReadLog {
  shared[LOG] ??= { rows: new Map(), recorders: new Set() };
  return shared[LOG];
}

/** Notes something now, and again whenever what is being recorded is replayed. */
function note(entry: () => void): void {
  for (const recorder of log().recorders) recorder.push(entry);
  entry();
}

/**
 * Notes that a table was asked for, read or only described. In a kernel of a run the runner learns so what the notebook depends on, from one line of
 * JSON a table in the file that the session names.
 * @throws StoreError when that file cannot be written
 */
export function noteTable(dir: string, info: TableInfo): void {
  note(() => reportRead(dir, info.name, () => infoState(info)));
}

/** Notes that somebody asked which tables there are; see {@link noteTable}. */
export function noteList(dir: string, tables: readonly string[]): void {
  note(() => reportRead(dir, TABLE_LIST, () => listState(tables)));
}

/** Notes rows that were read: the next output of the cell says so. */
export function noteRows(rows: RowsRead): void {
  note(() => void log().rows.set(`${rows.info.name} ${rows.asOf}`, rows));
}

/** The rows that were read since the last call, one entry a table and as-of. */
export function takeRowsRead(): readonly RowsRead[] {
  const { rows } = log();
  log().rows = new Map();
  return [...rows.values()];
}

/** What a task returned, and what notes once more all that it read. */
export interface Recorded<T> {
  readonly value: T;
  replay(): void;
}

/** Runs a task and records what it reads, so that whoever is given its cached value can have read the same. */
export function recordReads<T>(task: () => T): Recorded<T> {
  const entries: (() => void)[] = [];
  const { recorders } = log();
  recorders.add(entries);
  try {
    const value = task();
    return {
      value,
      replay() {
        for (const entry of entries) note(entry);
      },
    };
  } finally {
    recorders.delete(entries);
  }
}
