import { readFileSync } from "node:fs";
import path from "node:path";
import { type Cache, keyOf } from "../../platform/cache/cache.js";
import { isBoolean, isObject, isText, listOf, objectShape } from "../../platform/shape.js";
import { isTableRead, TABLE_LIST, type TableRead } from "../../store/table-read.js";
import type { Parameters } from "../ipynb/parameters.js";
import { describeRun, type RunDescription, whatChanged } from "./describe-run.js";
import type { EnvironmentFingerprint } from "./environment-fingerprint.js";
import type { Executed } from "./execute-notebook.js";
import type { PreparedNotebook } from "./prepare-run.js";
import { untrackedReason } from "./untracked.js";

/** A result that is cached: it stands while the tables are in these states. */
interface CachedRun {
  readonly reads: readonly TableRead[];
  /** {@link keyOf} of the executed notebook's text. */
  readonly result: string;
}

/** What is remembered of the last run that was written to a file. */
interface LastRun {
  readonly description: RunDescription;
  readonly reads: readonly TableRead[];
  readonly failed: boolean;
}

const isParameters = (value: unknown): value is Parameters => isObject(value);
const areReads = listOf(isTableRead);
const isCachedRun = objectShape<CachedRun>({ reads: areReads, result: isText });
const isLastRun = objectShape<LastRun>({
  description: objectShape<RunDescription>({
    params: isParameters,
    cwd: isText,
    metadata: isText,
    cells: listOf(isText),
    library: isText,
    packages: isText,
    node: isText,
    tslab: isText,
    plotly: isText,
  }),
  reads: areReads,
  failed: isBoolean,
});

/** Whether a notebook is to be run, and why. */
export type Freshness =
  | { readonly state: "stale"; readonly because: string }
  /** Its result stands, in the file or, as `text`, among the cached results. */
  | { readonly state: "fresh"; readonly text: string | undefined };

/** To be raised when {@link LastRun} changes: another library reads what this one has written. */
const LAST_FORMAT = 1;
const lastKey = ({ output }: PreparedNotebook) => keyOf(LAST_FORMAT, path.resolve(output));
const runsOf = (description: RunDescription) => `runs/${keyOf(description)}`;

function isAsRead(reads: readonly TableRead[], fingerprint: EnvironmentFingerprint): boolean {
  return reads.every(([folder, table, state]) => fingerprint.tableState(folder, table) === state);
}

function hasText(file: string, key: string): boolean {
  try {
    return keyOf(readFileSync(file)) === key;
  } catch {
    return false;
  }
}

/**
 * Remembers a run whose result has been written; a result without error is cached for whenever it is asked for again.
 * @param text what has been written
 */
export function rememberRun(
  prepared: PreparedNotebook,
  { reads, failure }: Pick<Executed, "reads" | "failure">,
  text: string,
  { fingerprint, cache }: { readonly fingerprint: EnvironmentFingerprint; readonly cache: Cache },
): void {
  const description = describeRun(prepared, fingerprint);
  const last: LastRun = { description, reads, failed: failure !== undefined };
  cache.write("last", lastKey(prepared), JSON.stringify(last));
  if (failure || untrackedReason(prepared.notebook)) return;
  const cached: CachedRun = { reads, result: keyOf(text) };
  cache.write("results", cached.result, text);
  cache.write(runsOf(description), keyOf(reads), JSON.stringify(cached));
}

/**
 * Whether the result of a notebook stands: it ran without error with the same cells, parameters, metadata, library, packages
 * and Node, and every table that it read is as it was. If not, why, such as "cell 4 changed", by comparison with the last run
 * that was written to the same file.
 */
export function freshness(
  prepared: PreparedNotebook,
  { fingerprint, cache }: { readonly fingerprint: EnvironmentFingerprint; readonly cache: Cache },
): Freshness {
  const because = untrackedReason(prepared.notebook);
  if (because !== null) return { state: "stale", because };
  const description = describeRun(prepared, fingerprint);
  const runs = runsOf(description);
  for (const key of cache.keys(runs)) {
    const cached = cache.readJson(runs, key, isCachedRun);
    if (!cached || !isAsRead(cached.reads, fingerprint)) continue;
    if (hasText(prepared.output, cached.result)) return { state: "fresh", text: undefined };
    const text = cache.read("results", cached.result);
    if (text !== undefined && keyOf(text) === cached.result) return { state: "fresh", text };
  }
  return { state: "stale", because: whyStale(prepared, description, { fingerprint, cache }) };
}

function whyStale(
  prepared: PreparedNotebook,
  description: RunDescription,
  { fingerprint, cache }: { readonly fingerprint: EnvironmentFingerprint; readonly cache: Cache },
): string {
  const last = cache.readJson("last", lastKey(prepared), isLastRun);
  if (!last) return "never run";
  const changed = whatChanged(last.description, description);
  if (changed !== null) return changed;
  if (last.failed) return "the last run failed";
  const table = last.reads.find(([folder, name, state]) => fingerprint.tableState(folder, name) !== state);
  if (!table) return "its last result is no longer cached";
  return table[1] === TABLE_LIST ? "the list of tables changed" : `the table ${table[1]} changed`;
}
