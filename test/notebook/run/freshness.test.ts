import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Cell, JsonObject, Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { notebookText, writeNotebookText } from "../../../lib/notebook/ipynb/write-notebook.js";
import type { EnvironmentFingerprint } from "../../../lib/notebook/run/environment-fingerprint.js";
import { freshness, rememberRun } from "../../../lib/notebook/run/freshness.js";
import type { PreparedNotebook } from "../../../lib/notebook/run/prepare-run.js";
import { Cache } from "../../../lib/platform/cache/cache.js";
import type { TableRead } from "../../../lib/store/table-read.js";
import { codeCell, notebookOf, parametersCell, printed, textCell } from "../notebook-of.js";

/** Fingerprint in which the usual folder's tables are in given states; other folders have none. */
const fingerprint = (
  tables: { readonly [name: string]: string } = {},
  rest: Partial<EnvironmentFingerprint> = {},
) => ({
  library: "l1",
  compiling: "c1",
  drawing: "d1",
  rendering: "h1",
  packages: "p1",
  node: "20.19.0",
  tslab: "1.0.22",
  plotly: "4.1.1",
  tableState: (folder: string, table: string) => (folder === "" ? tables[table] : undefined),
  ...rest,
});
const NOTEBOOK: Notebook = {
  ...notebookOf(textCell("# Title"), parametersCell("const n = 1;"), "show(n);"),
  metadata: { title: "t" },
};
const TABLES = { sizes: "s1", rates: "r1" };
const FINGERPRINT = fingerprint(TABLES);
const STANDS = { state: "fresh", text: undefined };
const stale = (because: string) => ({ state: "stale", because });

let folder: string;
let cache: Cache;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-freshness-"));
  cache = new Cache(path.join(folder, "cache"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const prepare = (rest: Partial<PreparedNotebook> = {}): PreparedNotebook => ({
  path: "nb.ipynb",
  params: {},
  output: path.join(folder, "out/nb.ipynb"),
  notes: [],
  ...rest,
  notebook: injectParameters(rest.notebook ?? NOTEBOOK, rest.params ?? {}),
});

interface Run {
  readonly prints?: string;
  readonly failed?: boolean;
  readonly environment?: EnvironmentFingerprint;
  /** By default the states in which the environment has the two tables. */
  readonly reads?: readonly TableRead[];
}

/** Does what a run does: writes a notebook whose cells print a text, and remembers it. The result is the text of the file. */
function run(
  prepared: PreparedNotebook,
  { prints = "1", failed = false, environment = FINGERPRINT, reads }: Run = {},
): string {
  const notebook: Notebook = {
    ...prepared.notebook,
    metadata: {
      ...prepared.notebook.metadata,
      kernelspec: { name: "tslab" },
      language_info: { name: "typescript" },
    },
    cells: prepared.notebook.cells.map((cell): Cell => {
      if (cell.cell_type !== "code") return cell;
      return {
        ...cell,
        outputs: [{ output_type: "stream", name: "stdout", text: prints }],
        execution_count: 1,
      };
    }),
  };
  const read = Object.keys(TABLES).map(
    (name): TableRead => ["", name, environment.tableState("", name) ?? ""],
  );
  const text = notebookText(notebook);
  writeNotebookText(prepared.output, text);
  rememberRun(
    prepared,
    { reads: reads ?? read, ...(failed && { failure: { ename: "E", evalue: "v" } }) },
    text,
    { fingerprint: environment, cache },
  );
  return text;
}

const ask = (prepared: PreparedNotebook, environment: EnvironmentFingerprint = FINGERPRINT) =>
  freshness(prepared, { fingerprint: environment, cache });

/** The notebook with one cell in the place of another. */
function withCell(at: number, change: (cell: Cell) => Cell): Notebook {
  return {
    ...NOTEBOOK,
    cells: NOTEBOOK.cells.map((cell, index) => (index === at - 1 ? change(cell) : cell)),
  };
}

test("a notebook that has never run is stale, and one that ran and of which nothing changed is not", () => {
  expect(ask(prepare())).toEqual(stale("never run"));
  run(prepare());
  expect(ask(prepare())).toEqual(STANDS);
});

test("a failed run is not kept, neither for its file nor for the next one that is like it", () => {
  run(prepare(), { failed: true });
  expect(ask(prepare())).toEqual(stale("the last run failed"));
  expect(ask(prepare({ output: path.join(folder, "other.ipynb") }))).toEqual(stale("never run"));
  expect(cache.keys("results")).toEqual([]);
});

test("a failed run does not cost the result of an earlier one its standing", () => {
  const text = run(prepare());
  run(prepare(), { failed: true, prints: "failed", environment: fingerprint({ sizes: "s2", rates: "r1" }) });
  expect(ask(prepare(), fingerprint({ sizes: "s2", rates: "r1" }))).toEqual(stale("the last run failed"));
  expect(ask(prepare())).toEqual({ state: "fresh", text });
});

test.each<[string, Partial<PreparedNotebook>, Partial<EnvironmentFingerprint>]>([
  ["cell 3 changed", { notebook: withCell(3, (cell) => ({ ...cell, source: "show(n + 1);" })) }, {}],
  ["cell 1 changed", { notebook: withCell(1, (cell) => ({ ...cell, source: "# Other" })) }, {}],
  ["cell 2 changed", { notebook: withCell(2, (cell) => ({ ...cell, metadata: { tags: [] } })) }, {}],
  ["cell 3 changed", { notebook: withCell(3, (cell) => ({ ...cell, id: "other" })) }, {}],
  ["cells were added", { notebook: { ...NOTEBOOK, cells: [...NOTEBOOK.cells, textCell("more")] } }, {}],
  ["cells were removed", { notebook: { ...NOTEBOOK, cells: NOTEBOOK.cells.slice(1) } }, {}],
  ["another value of n was asked for", { params: { n: 2 } }, {}],
  ["another value of m, n was asked for", { params: { m: 1, n: 2 } }, {}],
  ["its metadata changed", { notebook: { ...NOTEBOOK, metadata: { title: "other" } } }, {}],
  ["it lies in another folder", { path: "sub/nb.ipynb" }, {}],
  ["it was run by Node 20.19.0, this is 22.0.0", {}, { node: "22.0.0" }],
  ["it was run by tslab 1.0.22, this is 1.0.23", {}, { tslab: "1.0.23" }],
  ["the library changed", {}, { library: "l2" }],
  ["the installed packages changed", {}, { packages: "p2" }],
  ["the table sizes changed", {}, fingerprint({ ...TABLES, sizes: "s2" })],
  ["the table rates changed", {}, fingerprint({ ...TABLES, rates: "r2" })],
  ["the table rates changed", {}, fingerprint({ sizes: "s1" })],
])("a notebook is stale because %s, and no longer when that is taken back", (because, prepared, changed) => {
  run(prepare());
  expect(ask(prepare(prepared), { ...FINGERPRINT, ...changed })).toEqual(stale(because));
  expect(ask(prepare())).toEqual(STANDS);
});

test("of several changes the nearest to the notebook is the reason", () => {
  run(prepare());
  const { notebook } = prepare({ notebook: withCell(3, (cell) => ({ ...cell, source: "0;" })) });
  const other = fingerprint({}, { library: "l2", node: "22.0.0" });
  expect(ask(prepare({ notebook, params: { n: 2 } }), other)).toEqual(
    stale("another value of n was asked for"),
  );
  expect(ask(prepare({ notebook }), other)).toEqual(stale("cell 3 changed"));
  expect(ask(prepare(), other)).toEqual(stale("it was run by Node 20.19.0, this is 22.0.0"));
});

test("a table that the notebook has not read may change", () => {
  run(prepare(), { reads: [["", "sizes", "s1"]] });
  expect(ask(prepare(), fingerprint({ sizes: "s1", rates: "r2" }))).toEqual(STANDS);
});

test("a table of another folder is looked up there", () => {
  run(prepare(), { reads: [["/elsewhere", "sizes", "e1"]] });
  const elsewhere = (state: string) =>
    fingerprint(TABLES, {
      tableState: (dir, table) => (dir === "/elsewhere" && table === "sizes" ? state : undefined),
    });
  expect(ask(prepare(), elsewhere("e1"))).toEqual(STANDS);
  expect(ask(prepare(), elsewhere("e2"))).toEqual(stale("the table sizes changed"));
});

test("when a table, a cell or a parameter is again as it was in an earlier run, that run's result comes back", () => {
  const changed = fingerprint({ ...TABLES, sizes: "s2" });
  const withN = prepare({ params: { n: 5 } });
  const edited = prepare({ notebook: withCell(3, (cell) => ({ ...cell, source: "show(2);" })) });
  const texts = [
    run(prepare(), { prints: "first" }),
    run(prepare(), { prints: "table changed", environment: changed }),
    run(withN, { prints: "parameter" }),
    run(edited, { prints: "edited" }),
  ];
  expect(new Set(texts).size).toBe(4);
  // The file is the last run's; the results of all stand side by side.
  expect(ask(edited)).toEqual(STANDS);
  expect(ask(prepare())).toEqual({ state: "fresh", text: texts[0] });
  expect(ask(prepare(), changed)).toEqual({ state: "fresh", text: texts[1] });
  expect(ask(withN)).toEqual({ state: "fresh", text: texts[2] });
  expect(ask(withN, changed)).toEqual(stale("another value of n was asked for"));
});

test("a run whose cells read other tables once a table had changed is kept beside the first", () => {
  // Read "sizes" first; what it holds decides whether "rates" is read.
  const first = run(prepare(), { prints: "a", reads: [["", "sizes", "s1"]] });
  const changed = fingerprint({ sizes: "s2", rates: "r1" });
  const second = run(prepare(), {
    prints: "b",
    environment: changed,
    reads: [
      ["", "sizes", "s2"],
      ["", "rates", "r1"],
    ],
  });
  expect(ask(prepare(), fingerprint({ sizes: "s1", rates: "r9" }))).toEqual({ state: "fresh", text: first });
  writeFileSync(prepare().output, first);
  expect(ask(prepare(), changed)).toEqual({ state: "fresh", text: second });
  expect(ask(prepare(), fingerprint({ sizes: "s2", rates: "r9" }))).toEqual(stale("the table rates changed"));
});

test("outputs, counts, times and the kernel's name are no part of what a notebook is: one that ran in place still stands", () => {
  const prepared = prepare({ params: { n: 5 } });
  run(prepared);
  const timed = codeCell("show(n);", {
    id: "c3",
    outputs: [{ output_type: "stream", name: "stdout", text: "old" }],
    execution_count: 7,
    metadata: { execution: { x: "1" }, papermill: {} },
  });
  const again: Notebook = {
    ...injectParameters(
      withCell(3, () => timed),
      { n: 5 },
    ),
    metadata: { title: "t", kernelspec: { name: "x" }, language_info: { name: "typescript" }, papermill: {} },
  };
  expect(ask({ ...prepared, notebook: again })).toEqual(STANDS);
});

test("a result that was edited or removed is put back", () => {
  const text = run(prepare());
  writeFileSync(prepare().output, text.replace("Title", "Tilte"));
  expect(ask(prepare())).toEqual({ state: "fresh", text });
  rmSync(prepare().output);
  expect(ask(prepare())).toEqual({ state: "fresh", text });
});

test("the result of a notebook that ran into one file is given to another", () => {
  const text = run(prepare());
  expect(ask(prepare({ output: path.join(folder, "elsewhere.ipynb") }))).toEqual({ state: "fresh", text });
});

test("a result that is nowhere any more is made again", () => {
  run(prepare());
  rmSync(prepare().output);
  rmSync(path.join(folder, "cache/results"), { recursive: true });
  expect(ask(prepare())).toEqual(stale("its last result is no longer cached"));
});

/** The files of the cache of a kind. */
const entries = (kind: string) =>
  readdirSync(path.join(folder, "cache", kind), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test.each(["", "{", "null", "{}", "[]", '"x"', "7"])("a garbled record counts as none: %j", (garbled) => {
  run(prepare());
  const [kept, last] = [entries("runs"), entries("last")] as [string[], string[]];
  expect([kept.length, last.length]).toEqual([1, 1]);
  for (const file of kept) writeFileSync(file, garbled);
  expect(ask(prepare())).toEqual(stale("its last result is no longer cached"));
  for (const file of last) writeFileSync(file, garbled);
  expect(ask(prepare())).toEqual(stale("never run"));
});

test("a garbled result counts as none", () => {
  const text = run(prepare());
  rmSync(prepare().output);
  for (const file of entries("results")) writeFileSync(file, text.slice(0, -20));
  expect(ask(prepare())).toEqual(stale("its last result is no longer cached"));
});

test("a notebook that uses what is not tracked is stale whenever it is asked for, and its result is not kept", () => {
  const prepared = prepare({ notebook: notebookOf("const now = Date.now();") });
  run(prepared);
  expect(ask(prepared)).toEqual(stale("it uses Date.now, which is not tracked"));
  expect(cache.keys("results")).toEqual([]);
});

test("what is kept has the cells' outputs", () => {
  const text = run(prepare(), { prints: "printed" });
  const [, , cell] = (JSON.parse(text) as { cells: readonly JsonObject[] }).cells;
  expect(printed(cell?.outputs as never)).toContain("printed");
  expect(cache.read("results", cache.keys("results")[0] ?? "")).toBe(text);
});

test("without a cache that can be written everything is run, and nothing fails", () => {
  writeFileSync(path.join(folder, "cache"), "a file where the folder would be");
  run(prepare());
  expect(readFileSync(prepare().output, "utf8")).toContain("Title");
  expect(ask(prepare())).toEqual(stale("never run"));
});

test("a cell that gets or loses a tag has changed, and so has one that is not run when its outputs have", () => {
  const tagged = (tags: readonly string[], text = "old") =>
    prepare({
      notebook: notebookOf(
        codeCell("1;", {
          metadata: { tags },
          outputs: [{ output_type: "stream", name: "stdout", text }],
        }),
      ),
    });
  const ask = (prepared: PreparedNotebook) => freshness(prepared, { fingerprint: FINGERPRINT, cache });
  run(tagged([]));
  expect(ask(tagged([], "other"))).toEqual(STANDS);
  expect(ask(tagged(["raises-exception"]))).toEqual(stale("cell 1 changed"));
  run(tagged(["skip-execution"]));
  expect(ask(tagged(["skip-execution"], "other"))).toEqual(stale("cell 1 changed"));
  expect(ask(tagged([]))).toMatchObject({ state: "fresh" });
});
