import path from "node:path";
import { keyOf } from "../../platform/cache/cache.js";
import type { Cell, JsonObject, Notebook } from "../ipynb/notebook.js";
import type { Parameters } from "../ipynb/parameters.js";
import { notebookText } from "../ipynb/write-notebook.js";
import { isSkipped } from "./cell-tags.js";
import type { EnvironmentFingerprint } from "./environment-fingerprint.js";
import { withoutTiming } from "./execute-notebook.js";
import type { PreparedNotebook } from "./prepare-run.js";

/** All that a run's result depends on, the tables that it will read excepted. */
export interface RunDescription {
  readonly params: Parameters;
  /** Folder in which the cells run. */
  readonly cwd: string;
  /** Hash of the notebook's own metadata, and of each cell without the outputs that a run makes. */
  readonly metadata: string;
  readonly cells: readonly string[];
  readonly library: string;
  readonly packages: string;
  readonly node: string;
  readonly tslab: string;
  readonly plotly: string;
}

/** The hash of what a cell is before it runs. */
function cellHash(cell: Cell): string {
  const metadata = withoutTiming(cell.metadata);
  // The outputs of a skipped cell are taken over, not made.
  const isRun = cell.cell_type === "code" && !isSkipped(cell);
  const bare = isRun ? { ...cell, outputs: [], execution_count: null } : cell;
  return keyOf(
    notebookText({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ ...bare, metadata }] }),
  );
}

/** The hash of a notebook's metadata, without what a run puts there. */
function metadataHash({ kernelspec: _, language_info: __, ...metadata }: JsonObject): string {
  return keyOf(
    notebookText({ nbformat: 4, nbformat_minor: 5, metadata: withoutTiming(metadata), cells: [] }),
  );
}

/** The hash of a notebook as it is before it runs: another one when cells or metadata are others, the same for other outputs. */
export function notebookKey({ cells, metadata }: Notebook): string {
  return keyOf(metadataHash(metadata), cells.map(cellHash));
}

/** What a run of a notebook would depend on now. */
export function describeRun(
  { path: file, notebook, params }: PreparedNotebook,
  { library, packages, node, tslab, plotly }: EnvironmentFingerprint,
): RunDescription {
  const { cells, metadata } = notebook;
  return {
    params,
    cwd: path.dirname(path.resolve(file)),
    metadata: metadataHash(metadata),
    cells: cells.map(cellHash),
    library,
    packages,
    node,
    tslab,
    plotly,
  };
}

function paramsReason(before: Parameters, now: Parameters): string | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
  return changed.length === 0 ? null : `another value of ${changed.join(", ")} was asked for`;
}

function cellsReason(before: readonly string[], now: readonly string[]): string | null {
  if (now.length > before.length) return "cells were added";
  if (now.length < before.length) return "cells were removed";
  const at = now.findIndex((hash, index) => hash !== before[index]);
  return at < 0 ? null : `cell ${at + 1} changed`;
}

/** The first thing in which two descriptions differ, as a reason to run, such as "cell 4 changed"; null when none. */
export function whatChanged(before: RunDescription, now: RunDescription): string | null {
  const { node, tslab, plotly } = before;
  return (
    paramsReason(before.params, now.params) ??
    cellsReason(before.cells, now.cells) ??
    (before.metadata === now.metadata ? null : "its metadata changed") ??
    (before.cwd === now.cwd ? null : "it lies in another folder") ??
    (node === now.node ? null : `it was run by Node ${node}, this is ${now.node}`) ??
    (tslab === now.tslab ? null : `it was run by tslab ${tslab}, this is ${now.tslab}`) ??
    (plotly === now.plotly ? null : `its figures were drawn by plotly.js ${plotly}, this is ${now.plotly}`) ??
    (before.library === now.library ? null : "the library changed") ??
    (before.packages === now.packages ? null : "the installed packages changed")
  );
}
