import { expect, test } from "vitest";
import { carryParameters } from "../../../lib/notebook/live/carry-parameters.js";
import { codeCell, notebookOf, parametersCell } from "../notebook-of.js";

const PARAMETERS = `const asOf: string | null = "2024-07-24"; // nothing later is known
let count = 3;
const until: string | null = null;
const words = ['one'];
const computed = Date.now();`;

test("carryParameters(notebook) lists what a reader can set, with what its comments say, and leaves out what is computed", () => {
  expect(carryParameters(notebookOf(parametersCell(PARAMETERS)))).toEqual([
    { name: "asOf", kind: "string", isNullable: true, value: "2024-07-24", about: "nothing later is known" },
    { name: "count", kind: "number", isNullable: false, value: 3, about: "" },
    { name: "until", kind: "string", isNullable: true, value: null, about: "" },
  ]);
});

test("carryParameters(notebook) has the values of the run that was published", () => {
  const injected = codeCell("const count = 5;", { metadata: { tags: ["injected-parameters"] } });
  const notebook = notebookOf(parametersCell("const count = 3;"), injected);
  expect(carryParameters(notebook)).toMatchObject([{ name: "count", value: 5 }]);
  expect(carryParameters(notebookOf("const x = 1;"))).toEqual([]);
});
