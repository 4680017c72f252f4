import { expect, test } from "vitest";
import type { Notebook } from "../../../../lib/notebook/ipynb/notebook.js";
import { executeNotebook } from "../../../../lib/notebook/run/execute-notebook.js";

const notebook = (...sources: readonly string[]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: sources.map((source, index) => ({
    id: `c${index}`,
    cell_type: "code",
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  })),
});

const printedBy = ({ cells }: Notebook) =>
  cells.map((cell) =>
    cell.cell_type === "code" && cell.outputs[0]?.output_type === "stream" ? cell.outputs[0].text.trim() : "",
  );

test("properties of a variable of an earlier cell may be given other names where it is taken apart", async () => {
  const { notebook: done, failure } = await executeNotebook(
    notebook(
      "const pair = { a: 1, b: 2, c: { d: 3 } };",
      "const { a: first, b } = pair; console.log(first, b);",
      "const { b: second, ...rest } = pair; console.log(second, rest.a);",
      "const { c: { d: deep } } = pair; let taken = 0; ({ a: taken } = pair); console.log(deep, taken);",
      "const copy: typeof pair = { a: b, b: first, c: { d: deep } }; console.log(copy.a, copy.b, copy.c.d);",
    ),
    { cwd: "notebooks" },
  );
  expect(failure).toBeUndefined();
  expect(printedBy(done)).toEqual(["", "1 2", "2 1", "3 1", "2 1 3"]);
});

test("a variable of an earlier cell may stand in an object's shorthand, wherever it is, and be assigned there", async () => {
  const { notebook: done, failure } = await executeNotebook(
    notebook(
      "const day: string = '2024-07-24'; let k = 3;",
      "const own = 5; console.log(JSON.stringify({ day, own }))",
      "function f({ k = 2 }: { k?: number }) { return { k, day }; }\nconsole.log(JSON.stringify([f({}), [7].map((k) => ({ k }))]))",
      "({ k } = { k: 9 }); console.log(k); ({ k = 4 } = {} as { k?: number }); console.log(k)",
      "console.log(JSON.stringify((() => { const day = 1; return { day }; })()))",
    ),
    { cwd: "notebooks" },
  );
  expect(failure).toBeUndefined();
  expect(printedBy(done)).toEqual([
    "",
    '{"day":"2024-07-24","own":5}',
    '[{"k":2,"day":"2024-07-24"},[{"k":7}]]',
    "9\n4",
    '{"day":1}',
  ]);
});
