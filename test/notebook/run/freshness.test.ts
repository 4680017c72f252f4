import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cell, Notebook, Output } from "../../../lib/notebook/ipynb/notebook.js";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { rememberRun, staleness } from "../../../lib/notebook/run/freshness.js";
import type { PreparedNotebook } from "../../../lib/notebook/run/prepare-run.js";
import type { Surroundings } from "../../../lib/notebook/run/surroundings.js";
import { codeCell, notebookOf, parametersCell, textCell } from "../notebook-of.js";

const AROUND: Surroundings = {
  library: "l1",
  packages: "p1",
  node: "20.19.0",
  tslab: "1.0.22",
  tableState: (name, hash) => `${name} as ${hash}`,
};
const NOTEBOOK: Notebook = {
  ...notebookOf(textCell("# Title"), parametersCell("const n = 1;"), "show(n);"),
  metadata: { title: "t" },
};
const shown: Output = {
  output_type: "display_data",
  data: {},
  metadata: { claimbook: { inputs: { "size-monthly": "sha256:1" } } },
};

// Runs are remembered for results within the checkout.
let folder: string;
beforeAll(() => {
  mkdirSync(".claimbook", { recursive: true });
  folder = mkdtempSync(path.join(".claimbook", "test-freshness-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(path.join(".claimbook/records", folder), { recursive: true, force: true });
});

const prepare = (name: string, rest: Partial<PreparedNotebook> = {}): PreparedNotebook => ({
  path: "nb.ipynb",
  notebook: NOTEBOOK,
  params: {},
  output: path.join(folder, `${name}.ipynb`),
  notes: [],
  ...rest,
});

/** Does what a run does: writes a notebook with outputs, and remembers it. */
function run(prepared: PreparedNotebook, failed = false): void {
  const injected = injectParameters(prepared.notebook, prepared.params);
  const notebook: Notebook = {
    ...injected,
    metadata: {
      ...injected.metadata,
      kernelspec: { name: "tslab", display_name: "TypeScript" },
      language_info: { name: "typescript" },
    },
    cells: injected.cells.map((cell) =>
      cell.cell_type === "code" ? { ...cell, outputs: [shown], execution_count: 1 } : cell,
    ),
  };
  writeNotebook(prepared.output, notebook);
  rememberRun(prepared, { notebook, ...(failed ? { failure: { ename: "E", evalue: "v" } } : {}) }, AROUND);
}

/** The notebook with one cell in the place of another. */
function withCell(at: number, change: (cell: Cell) => Cell): Notebook {
  return {
    ...NOTEBOOK,
    cells: NOTEBOOK.cells.map((cell, index) => (index === at - 1 ? change(cell) : cell)),
  };
}

test("a notebook that has never run is stale, and one that ran and of which nothing changed is not", () => {
  const prepared = prepare("plain");
  expect(staleness(prepared, AROUND)).toBe("never run");
  run(prepared);
  expect(staleness(prepared, AROUND)).toBeNull();
});

test("a notebook whose last run failed is stale", () => {
  const prepared = prepare("failed");
  run(prepared, true);
  expect(staleness(prepared, AROUND)).toBe("the last run failed");
});

test.each<[string, Partial<PreparedNotebook>, Partial<Surroundings>]>([
  ["cell 3 changed", { notebook: withCell(3, (cell) => ({ ...cell, source: "show(n + 1);" })) }, {}],
  ["cell 1 changed", { notebook: withCell(1, (cell) => ({ ...cell, source: "# Other" })) }, {}],
  ["cell 2 changed", { notebook: withCell(2, (cell) => ({ ...cell, metadata: { tags: [] } })) }, {}],
  ["cells were added", { notebook: { ...NOTEBOOK, cells: [...NOTEBOOK.cells, textCell("more")] } }, {}],
  ["cells were removed", { notebook: { ...NOTEBOOK, cells: NOTEBOOK.cells.slice(1) } }, {}],
  ["another value of n was asked for", { params: { n: 2 } }, {}],
  ["its metadata changed", { notebook: { ...NOTEBOOK, metadata: { title: "other" } } }, {}],
  ["it was run by Node 20.19.0, this is 22.0.0", {}, { node: "22.0.0" }],
  ["it was run by tslab 1.0.22, this is 1.0.23", {}, { tslab: "1.0.23" }],
  ["the library changed", {}, { library: "l2" }],
  ["the installed packages changed", {}, { packages: "p2" }],
  ["the table size-monthly changed", {}, { tableState: (_, hash) => hash }],
])("a notebook is stale because %s", (reason, prepared, around) => {
  const before = prepare("changes");
  run(before);
  expect(staleness({ ...before, ...prepared }, { ...AROUND, ...around })).toBe(reason);
  expect(staleness(before, AROUND)).toBeNull();
});

test("a value of a parameter that is no longer asked for makes a notebook stale, the same value again does not", () => {
  const prepared = prepare("params", { params: { n: 5 } });
  run(prepared);
  expect(staleness(prepared, AROUND)).toBeNull();
  expect(staleness({ ...prepared, params: {} }, AROUND)).toBe("another value of n was asked for");
});

test("outputs, counts, times and the kernel's name are no part of what a notebook is: one that ran in place still stands", () => {
  const prepared = prepare("in-place", { params: { n: 5 } });
  run(prepared);
  const timed = codeCell("show(n);", {
    id: "c3",
    outputs: [shown],
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
  expect(staleness({ ...prepared, notebook: again }, AROUND)).toBeNull();
});

test("a result that was edited or removed is made again", () => {
  const prepared = prepare("result");
  run(prepared);
  writeFileSync(prepared.output, readFileSync(prepared.output, "utf8").replace("Title", "Tilte"));
  expect(staleness(prepared, AROUND)).toBe("its result was changed or is missing");
  run(prepared);
  rmSync(prepared.output);
  expect(staleness(prepared, AROUND)).toBe("its result was changed or is missing");
});

test.each([
  "import { a } from './helper';",
  'import "../x.js";',
  "const { a } = await import('./helper.js');",
  "const a = require('./a');",
])("a notebook that uses files beside it is always stale: %s", (source) => {
  const prepared = prepare("beside", { notebook: notebookOf(source) });
  run(prepared);
  expect(staleness(prepared, AROUND)).toBe("it uses files beside it, whose changes are not seen");
});

test("an import of a package is no file beside the notebook", () => {
  const prepared = prepare("package", {
    notebook: notebookOf('import { show } from "claimbook";\nshow("./x");'),
  });
  run(prepared);
  expect(staleness(prepared, AROUND)).toBeNull();
});

test("a record that cannot be read counts as none", () => {
  const prepared = prepare("garbled");
  run(prepared);
  const record = path.join(".claimbook/records", `${prepared.output}.json`);
  for (const text of ["{", "null", "{}"]) {
    writeFileSync(record, text);
    expect(staleness(prepared, AROUND)).toBe("never run");
  }
});

test("a run outside of the checkout is not remembered", () => {
  const prepared = prepare("x", { output: "/nowhere/x.ipynb" });
  rememberRun(prepared, { notebook: NOTEBOOK }, AROUND);
  expect(staleness(prepared, AROUND)).toBe("never run");
});
