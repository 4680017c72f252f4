// Takes long: kernels run notebooks.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { parseNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { notebookText } from "../../../lib/notebook/ipynb/write-notebook.js";
import { cellsToRun, type Executed, executeNotebook } from "../../../lib/notebook/run/execute-notebook.js";
import { formatErrors } from "../ipynb/nbformat/schema.js";
import { CHILD_CELL, survivors } from "../kernel/processes.js";
import { codeCell, notebookOf, outputsOf, parametersCell, printed, textCell } from "../notebook-of.js";
import { testWorkers } from "./test-workers.js";

/** They compile cells where it does not matter who does. */
const workers = testWorkers();
afterAll(() => workers.close());
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), "claimbook-execute-"));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const EVERYTHING = notebookOf(
  textCell("# Title"),
  parametersCell("const asOf: string = '2024-07-24';\nconst n = 1;"),
  "import * as tslab from 'tslab';\nimport { fileURLToPath, pathToFileURL } from 'node:url';\nconst shown = tslab.newDisplay();\nshown.html('<i>one</i>');",
  codeCell("  \n"),
  "console.log(asOf, n);\nconsole.error('to stderr');\nshown.html('<b>two</b>');",
  "console.log(process.cwd(), pathToFileURL('x').href, new Error('e').stack);\ntslab.display.raw('application/json', { here: process.cwd() } as any);",
  "process.emitWarning('careful');\nawait new Promise((done) => setTimeout(done, 10));\n({ z: 1, deep: { a: [1, { b: { c: 1 } }] } })",
  "const broken: string = n;",
  "never()",
);

let first: Executed;
beforeAll(async () => {
  first = await executeNotebook(injectParameters(EVERYTHING, { asOf: "2024-01-31" }), { cwd });
});

test("an executed notebook has its outputs, counts from 1, the kernel's name, and the cells behind a failed one empty", () => {
  const { notebook, failure } = first;
  expect(failure).toEqual({
    cell: 7,
    cellId: "c8",
    ename: "TypeScriptError",
    evalue: "Type 'number' is not assignable to type 'string'. (TS2322)",
    line: 1,
    lineText: "const broken: string = n;",
  });
  expect(notebook.metadata).toMatchObject({
    kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
    language_info: { name: "typescript", version: expect.stringMatching(/^6\.\d/), file_extension: ".ts" },
  });
  expect(
    notebook.cells.map((cell) => (cell.cell_type === "code" ? [cell.id, cell.execution_count] : [cell.id])),
  ).toEqual([
    ["c1"],
    ["c2", 1],
    ["injected-parameters", 2],
    ["c3", 3],
    ["c4", null],
    ["c5", 4],
    ["c6", 5],
    ["c7", 6],
    ["c8", 7],
    ["c9", null],
  ]);
  const [, , display, blank, values, , , broken, never] = outputsOf(notebook);
  expect(display).toEqual([
    { output_type: "display_data", data: { "text/html": "<b>two</b>" }, metadata: {} },
  ]);
  expect(blank).toEqual([]);
  expect(values).toEqual([
    { output_type: "stream", name: "stdout", text: "2024-01-31 1\n" },
    { output_type: "stream", name: "stderr", text: "to stderr\n" },
  ]);
  expect(broken).toMatchObject([{ output_type: "error", ename: "TypeScriptError" }]);
  expect(never).toEqual([]);
});

test("an executed notebook is valid by the notebook format's schema and says nothing of this machine or the time", () => {
  const text = notebookText(first.notebook);
  expect(formatErrors(text)).toEqual([]);
  for (const folder of [cwd, process.cwd(), os.homedir(), os.tmpdir()]) expect(text).not.toContain(folder);
  expect(text).not.toMatch(/\d\d:\d\d:\d\d/);
  // The cells did print where they are.
  expect(printed(outputsOf(first.notebook)[5])).toMatch(/^\. x Error: e\n/);
});

test("a second run, on the result of the first as it is in the file, gives the same bytes", async () => {
  const saved = parseNotebook(notebookText(first.notebook), "nb");
  const again = await executeNotebook(injectParameters(saved, { asOf: "2024-01-31" }), { cwd, workers });
  expect(notebookText(again.notebook)).toBe(notebookText(first.notebook));
});

test("old outputs, counts and times of other tools are gone after a run, other metadata stays", async () => {
  const old = codeCell("console.log(1)", {
    execution_count: 9,
    outputs: [{ output_type: "stream", name: "stdout", text: "old" }],
    metadata: { tags: ["keep"], execution: { "iopub.execute_input": "2020" }, papermill: { duration: 1 } },
  });
  const { notebook } = await executeNotebook(
    {
      ...notebookOf(old, codeCell("", { outputs: old.outputs, execution_count: 3 })),
      metadata: { title: "t", papermill: { start_time: "2020" } },
    },
    { cwd, workers },
  );
  expect(notebook.cells).toEqual([
    {
      ...old,
      id: "c1",
      execution_count: 1,
      outputs: [{ output_type: "stream", name: "stdout", text: "1\n" }],
      metadata: { tags: ["keep"] },
    },
    { ...codeCell(""), id: "c2" },
  ]);
  expect(Object.keys(notebook.metadata).sort()).toEqual(["kernelspec", "language_info", "title"]);
});

test("cells run in the notebook's folder and import files beside it", async () => {
  writeFileSync(path.join(cwd, "beside.ts"), "export const beside: number = 42;\n");
  writeFileSync(path.join(cwd, "beside.json"), '{ "a": 43 }\n');
  const { notebook, failure } = await executeNotebook(
    notebookOf(
      "import { beside } from './beside';\nimport data from './beside.json';\nconsole.log(beside, data.a);",
    ),
    { cwd },
  );
  expect(failure).toBeUndefined();
  expect(printed(outputsOf(notebook)[0])).toBe("42 43\n");
});

test("onCell counts the code cells that have run", async () => {
  const calls: string[] = [];
  await executeNotebook(notebookOf("1;", textCell("x"), "", "2;"), {
    cwd,
    workers,
    onCell: (done, total) => calls.push(`${done}/${total}`),
  });
  expect(calls).toEqual(["1/2", "2/2"]);
});

test("a notebook without code runs, and cellsToRun is []", async () => {
  const notebook = notebookOf(textCell("# only text"), codeCell(" \n"));
  expect(cellsToRun(notebook)).toEqual([]);
  const executed = await executeNotebook(notebook, { cwd, workers });
  expect(executed.failure).toBeUndefined();
  expect(executed.notebook.cells).toEqual(notebook.cells);
});

test("the kernel and what its cells have started are gone after a success and after a failure", async () => {
  for (const last of ["1;", "throw new Error('x');"]) {
    const { notebook, failure } = await executeNotebook(notebookOf(CHILD_CELL, last), { cwd });
    expect(failure?.evalue).toBe(last === "1;" ? undefined : "x");
    const pids = printed(outputsOf(notebook)[0]).trim().split(" ").map(Number);
    expect(pids).toHaveLength(2);
    expect(await survivors(pids)).toEqual([]);
  }
});

test("an aborted run ends the kernel and is rejected with the reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const running = executeNotebook(notebookOf("1;", "while (true);"), {
    cwd,
    workers,
    signal: controller.signal,
    onCell: () => controller.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
});

test("a notebook that tslab saved is checked as tslab does, and is still after it has run", async () => {
  const saved = {
    ...notebookOf("const half = (n) => n / 2;\nconst none: string = null;\nconsole.log(half(4));"),
    metadata: { language_info: { name: "typescript", version: "3.7.2" } },
  };
  const { notebook, failure } = await executeNotebook(saved, { cwd });
  expect(failure).toBeUndefined();
  expect(printed(outputsOf(notebook)[0])).toBe("2\n");
  expect(notebook.metadata.language_info).toMatchObject({ version: "3.7.2", file_extension: ".ts" });
  expect((await executeNotebook({ ...saved, metadata: {} }, { cwd })).failure?.ename).toBe("TypeScriptError");
});
