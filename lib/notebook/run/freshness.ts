import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inputsOf } from "../ipynb/inputs.js";
import type { Cell, JsonObject, Notebook } from "../ipynb/notebook.js";
import { injectParameters, type Parameters } from "../ipynb/parameters.js";
import { notebookText } from "../ipynb/write-notebook.js";
import { checkoutRoot } from "../kernel/package-root.js";
import { writeFileWhole } from "../write-file.js";
import { type Executed, withoutTiming } from "./execute-notebook.js";
import type { PreparedNotebook } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";

/** What is remembered of the last run of a notebook, beside the runs themselves. */
interface RunRecord {
  readonly failed: boolean;
  readonly params: Parameters;
  /** Hash of the notebook's own metadata, and of each cell without its outputs. */
  readonly metadata: string;
  readonly cells: readonly string[];
  readonly surroundings: { readonly [name in "library" | "packages" | "node" | "tslab"]: string };
  /** Tables that were read: name, hash of the file, state. */
  readonly inputs: readonly (readonly [table: string, hash: string, state: string])[];
  /** Hash of the executed notebook's file. */
  readonly result: string;
}

/** Where the record of the notebook that was written to a file is; undefined outside of the checkout. */
function recordFile(output: string): string | undefined {
  const inside = path.relative(checkoutRoot(), path.resolve(output));
  if (inside.startsWith("..") || path.isAbsolute(inside)) return undefined;
  return path.join(checkoutRoot(), ".claimbook/records", `${inside}.json`);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The hash of what a cell is before it runs. */
function cellHash(cell: Cell): string {
  const metadata = withoutTiming(cell.metadata);
  const bare = cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell;
  return hashOf(
    notebookText({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ ...bare, metadata }] }),
  );
}

/** The hash of a notebook's metadata, without what a run puts there. */
function metadataHash({ kernelspec: _, language_info: __, ...metadata }: JsonObject): string {
  return hashOf(
    notebookText({ nbformat: 4, nbformat_minor: 5, metadata: withoutTiming(metadata), cells: [] }),
  );
}

function describe({ notebook, params }: PreparedNotebook): Pick<RunRecord, "cells" | "metadata" | "params"> {
  const { cells, metadata } = injectParameters(notebook, params);
  return { params, metadata: metadataHash(metadata), cells: cells.map(cellHash) };
}

/** Remembers a run whose result has been written. What cannot be remembered is run again the next time. */
export function rememberRun(prepared: PreparedNotebook, executed: Executed, around: Surroundings): void {
  const file = recordFile(prepared.output);
  if (file === undefined) return;
  const { library, packages, node, tslab } = around;
  const record: RunRecord = {
    ...describe(prepared),
    failed: executed.failure !== undefined,
    surroundings: { library, packages, node, tslab },
    inputs: inputsOf(executed.notebook).map(([name, hash]) => [name, hash, around.tableState(name, hash)]),
    result: hashOf(notebookText(executed.notebook)),
  };
  try {
    writeFileWhole(file, `${JSON.stringify(record, null, 1)}\n`);
  } catch {
    // See above.
  }
}

function readRecord(output: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(output) ?? "", "utf8")) as RunRecord;
  } catch {
    return undefined;
  }
}

function resultHash(output: string): string | undefined {
  try {
    return hashOf(readFileSync(output, "utf8"));
  } catch {
    return undefined;
  }
}

function cellsReason(before: readonly string[], now: readonly string[]): string | null {
  if (now.length > before.length) return "cells were added";
  if (now.length < before.length) return "cells were removed";
  const at = now.findIndex((hash, index) => hash !== before[index]);
  return at < 0 ? null : `cell ${at + 1} changed`;
}

function paramsReason(before: Parameters, now: Parameters): string | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
  return changed.length === 0 ? null : `another value of ${changed.join(", ")} was asked for`;
}

function usesFilesBeside({ cells }: Notebook): boolean {
  const beside = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`]\.{1,2}\//;
  return cells.some((cell) => cell.cell_type === "code" && beside.test(cell.source));
}

/**
 * Why the last result of a notebook no longer stands, such as "cell 4 changed"; null when it does: the notebook's cells,
 * parameters and metadata, the library's build, the installed packages, Node, and the tables that it read are as they were,
 * and so is the result. Tables are known by what the outputs say of them; other files that cells read are not watched,
 * and a notebook that imports a file beside it is always to be run.
 */
export function staleness(prepared: PreparedNotebook, around: Surroundings): string | null {
  const record = readRecord(prepared.output);
  if (!record?.surroundings) return "never run";
  if (record.failed) return "the last run failed";
  const now = describe(prepared);
  const { library, packages, node, tslab } = record.surroundings;
  const table = record.inputs.find(([name, hash, state]) => around.tableState(name, hash) !== state);
  return (
    paramsReason(record.params, now.params) ??
    cellsReason(record.cells, now.cells) ??
    (record.metadata === now.metadata ? null : "its metadata changed") ??
    (node === around.node ? null : `it was run by Node ${node}, this is ${around.node}`) ??
    (tslab === around.tslab ? null : `it was run by tslab ${tslab}, this is ${around.tslab}`) ??
    (library === around.library ? null : "the library changed") ??
    (packages === around.packages ? null : "the installed packages changed") ??
    (table ? `the table ${table[0]} changed` : null) ??
    (usesFilesBeside(prepared.notebook) ? "it uses files beside it, whose changes are not seen" : null) ??
    (resultHash(prepared.output) === record.result ? null : "its result was changed or is missing")
  );
}
