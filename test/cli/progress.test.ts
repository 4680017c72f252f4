import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { failureSummary, progress } from "../../lib/cli/progress.js";
import type { NotebookResult } from "../../lib/notebook/run/run-notebooks.js";

/** A stream that keeps what was written to it. */
class Sink extends Writable {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number;

  constructor({ isTTY = false, columns = 80 } = {}) {
    super();
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

const plan = [
  { path: "notebooks/00-a.ipynb", cells: 2, notes: [] },
  { path: "notebooks/01-b.ipynb", cells: 2, notes: ["notebooks/01-b.ipynb: a note"] },
];
const ok: NotebookResult = {
  path: "notebooks/00-a.ipynb",
  output: "out/00-a.ipynb",
  cells: 2,
  seconds: 1.234,
  because: "asked for",
};
const failed: NotebookResult = {
  path: "notebooks/01-b.ipynb",
  output: "out/01-b.ipynb",
  cells: 2,
  seconds: 1,
  because: "never run",
  failure: {
    cell: 2,
    cellId: "c9",
    ename: "RangeError",
    evalue: "first\nsecond",
    line: 3,
    lineText: "throw it;",
  },
};
const unwritten: NotebookResult = { ...ok, failure: { ename: "UserError", evalue: "x: cannot be written" } };

function report(error: Sink): string {
  const output = new Sink();
  const shown = progress({ output, error });
  shown.onPlan(plan);
  shown.onCell("notebooks/00-a.ipynb", 1);
  shown.onCell("notebooks/00-a.ipynb", 2);
  shown.onEnd(ok);
  shown.onCell("notebooks/01-b.ipynb", 1);
  shown.onEnd(failed);
  shown.end();
  return output.text;
}

test("in a pipe, progress prints notes and a line a notebook, and no bar", () => {
  const error = new Sink();
  expect(report(error)).toBe(
    "ok      notebooks/00-a.ipynb  2 cells, 1.2 s -> out/00-a.ipynb (asked for)\n" +
      "failed  notebooks/01-b.ipynb  cell [2] (id c9), line 3: RangeError\n",
  );
  expect(error.text).toBe("note    notebooks/01-b.ipynb: a note\n");
});

test("on a terminal, progress draws a bar over all cells, names the notebooks that still run, and takes it away", () => {
  const error = new Sink({ isTTY: true });
  expect(report(error)).toMatch(/^ok .*\nfailed .*\n$/);
  const frames = error.text.split("\r\u001b[K");
  expect(frames[0]).toBe("note    notebooks/01-b.ipynb: a note\n");
  expect(frames.slice(1)).toEqual([
    "[........................] 0/4 cells  00-a, 01-b",
    "[######..................] 1/4 cells  00-a, 01-b",
    "[############............] 2/4 cells  00-a, 01-b",
    "",
    "[############............] 2/4 cells  01-b",
    "[##################......] 3/4 cells  01-b",
    "",
    "[########################] 4/4 cells  ",
    "",
  ]);
});

test.each([
  [30, 29],
  // A terminal that does not know its width.
  [0, 48],
])("on a terminal of %i columns the bar is %i wide", (columns, width) => {
  const error = new Sink({ isTTY: true, columns });
  report(error);
  expect(error.text.split("\r\u001b[K")[1]).toHaveLength(width);
});

test("notebooks of one name in two folders are two on the bar", () => {
  const error = new Sink({ isTTY: true });
  const shown = progress({ output: new Sink(), error });
  shown.onPlan([
    { path: "x/a.ipynb", cells: 1, notes: [] },
    { path: "y/a.ipynb", cells: 1, notes: [] },
  ]);
  shown.onEnd({ ...ok, path: "x/a.ipynb", cells: 1 });
  expect(error.text.split("\r\u001b[K").at(-1)).toBe("[############............] 1/2 cells  a");
});

test("a notebook whose result stands is kept or put back, and one that was run says why", () => {
  const output = new Sink();
  const shown = progress({ output, error: new Sink() });
  const kept: NotebookResult = { ...ok, cells: 0, seconds: 0, because: null };
  shown.onEnd(kept);
  shown.onEnd({ ...kept, restored: true });
  shown.onEnd({ ...ok, because: "cell 4 changed" });
  shown.onEnd(ok);
  expect(output.text).toBe(
    [
      "cached  notebooks/00-a.ipynb  nothing has changed since its last run -> out/00-a.ipynb",
      "cached  notebooks/00-a.ipynb  nothing has changed since it was run like this before -> out/00-a.ipynb",
      "ok      notebooks/00-a.ipynb  2 cells, 1.2 s -> out/00-a.ipynb (cell 4 changed)",
      "ok      notebooks/00-a.ipynb  2 cells, 1.2 s -> out/00-a.ipynb (asked for)",
      "",
    ].join("\n"),
  );
});

test("notebooks that are kept count for nothing on the bar", () => {
  const error = new Sink({ isTTY: true });
  const shown = progress({ output: new Sink(), error });
  shown.onPlan(plan.map((one, index) => ({ ...one, notes: [], cells: index === 0 ? 0 : one.cells })));
  shown.onEnd({ ...ok, cells: 0, because: null });
  expect(error.text.split("\r\u001b[K").at(-1)).toBe("[........................] 0/2 cells  01-b");
});

test("failureSummary of runs without failure is empty", () => {
  expect(failureSummary([ok])).toBe("");
  expect(failureSummary([])).toBe("");
});

test("failureSummary names notebook, cell, line, error and where the traceback is", () => {
  expect(failureSummary([ok, failed, unwritten])).toBe(
    [
      "2 of 3 notebooks failed:",
      "",
      "notebooks/01-b.ipynb, cell [2] (id c9), line 3",
      "  RangeError: first",
      "  second",
      "  > throw it;",
      "  traceback in out/01-b.ipynb",
      "",
      "notebooks/00-a.ipynb",
      "  UserError: x: cannot be written",
    ].join("\n"),
  );
});

test("a run with expected errors says how many, and one that left something running what", () => {
  const [output, error] = [new Sink(), new Sink()];
  const shown = progress({ output, error });
  shown.onEnd({ ...ok, expectedErrors: 1 });
  shown.onEnd({ ...ok, expectedErrors: 2, left: "1 timer still ran 5 s after the last cell" });
  expect(output.text).toBe(
    [1, 2]
      .map(
        (n) =>
          `ok      notebooks/00-a.ipynb  2 cells, ${n} expected error${n === 1 ? "" : "s"}, 1.2 s -> out/00-a.ipynb (asked for)\n`,
      )
      .join(""),
  );
  expect(error.text).toBe("note    notebooks/00-a.ipynb: 1 timer still ran 5 s after the last cell\n");
});
