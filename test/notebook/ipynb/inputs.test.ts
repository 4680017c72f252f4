import { expect, test } from "vitest";
import { inputsOf } from "../../../lib/notebook/ipynb/inputs.js";
import type { JsonObject, Output } from "../../../lib/notebook/ipynb/notebook.js";
import { codeCell, notebookOf, textCell } from "../notebook-of.js";

const display = (metadata: JsonObject): Output => ({ output_type: "display_data", data: {}, metadata });
const reads = (inputs: JsonObject, vintages: JsonObject = {}) => display({ claimbook: { inputs, vintages } });

test("inputsOf lists the tables that outputs name, sorted, each state of a table once", () => {
  const notebook = notebookOf(
    textCell("text"),
    codeCell("", { outputs: [reads({ b: "2" }), reads({ a: "1", b: "2" }, { a: "2026-07" })] }),
    codeCell("", { outputs: [reads({ b: "3" })] }),
  );
  expect(inputsOf(notebook)).toEqual([
    ["a", "1", "2026-07"],
    ["b", "2", undefined],
    ["b", "3", undefined],
  ]);
});

test("inputsOf of outputs that name none is []", () => {
  const outputs: Output[] = [
    { output_type: "stream", name: "stdout", text: "x" },
    display({}),
    display({ claimbook: null }),
    display({ claimbook: { inputs: ["a"] } }),
  ];
  expect(inputsOf(notebookOf(codeCell("", { outputs })))).toEqual([]);
});
