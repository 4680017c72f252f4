import { expect, test } from "vitest";
import { failedCell, visibleNotebook } from "../../../lib/notebook/export/visible-notebook.js";
import type { Cell, JsonObject, Output } from "../../../lib/notebook/ipynb/notebook.js";
import { codeCell, display, markdownCell, notebook } from "./notebooks.js";

const ALL = ["written", "printed", "warned", "shown"];

const OUT: Output = { output_type: "stream", name: "stdout", text: "printed" };
const ERR: Output = { output_type: "stream", name: "stderr", text: "warned" };
const ERROR: Output = { output_type: "error", ename: "E", evalue: "m", traceback: [] };

const code = (metadata: JsonObject, source = "written") =>
  codeCell(source, [OUT, ERR, display({ "text/plain": "shown" })], { metadata });

function seen(cell: Cell, metadata: JsonObject = {}): string[] {
  const { cells } = visibleNotebook(notebook([cell], metadata)).notebook;
  const text = JSON.stringify(cells);
  return ALL.filter((word) => text.includes(word));
}

test.each<[what: string, metadata: JsonObject, left: readonly string[]]>([
  ["no metadata", {}, ALL],
  ["an unknown tag", { tags: ["keep", "remove"] }, ALL],
  ["remove-cell", { tags: ["remove-cell"] }, []],
  ["remove_cell", { tags: ["remove_cell"] }, []],
  ["hide-cell", { tags: ["hide-cell"] }, []],
  ["remove-input", { tags: ["remove-input"] }, ["printed", "warned", "shown"]],
  ["remove_input", { tags: ["remove_input"] }, ["printed", "warned", "shown"]],
  ["hide-input", { tags: ["x", "hide-input"] }, ["printed", "warned", "shown"]],
  ["remove-output", { tags: ["remove-output"] }, ["written"]],
  ["hide_output", { tags: ["hide_output"] }, ["written"]],
  ["hide-input and hide-output", { tags: ["hide-input", "hide-output"] }, []],
  ["remove-stdout", { tags: ["remove-stdout"] }, ["written", "warned", "shown"]],
  ["remove-stderr", { tags: ["remove-stderr"] }, ["written", "printed", "shown"]],
  ["source_hidden", { jupyter: { source_hidden: true } }, ["printed", "warned", "shown"]],
  ["outputs_hidden", { jupyter: { outputs_hidden: true } }, ["written"]],
  ["source_hidden: false", { jupyter: { source_hidden: false, outputs_hidden: false } }, ALL],
  ["collapsed", { collapsed: true }, ["written"]],
  ["collapsed: false", { collapsed: false }, ALL],
  ["hide_input", { hide_input: true }, ["printed", "warned", "shown"]],
  ["a form of Colab", { cellView: "form" }, ["printed", "warned", "shown"]],
])("of a cell with %s a reader sees %j", (_, metadata, left) => {
  expect(seen(code(metadata))).toEqual(left);
});

test.each<[source: string, left: readonly string[]]>([
  ["#| echo: false\nwritten", ["printed", "warned", "shown"]],
  ["//| echo: false\nwritten", ["printed", "warned", "shown"]],
  ["#| label: fig\n#| output: false\nwritten", ["written"]],
  ["#| include: false\nwritten", []],
  ["# text\n#| warning: false\nwritten", ["written", "printed", "shown"]],
  ["#| hide\nwritten", []],
  ["#| echo: true\nwritten", ALL],
  ["written\n#| echo: false", ALL],
])("of a cell that begins %j a reader sees %j", (source, left) => {
  expect(seen(code({}, source))).toEqual(left);
});

test("a notebook that hides all its code shows its outputs", () => {
  expect(seen(code({}), { hide_input: true })).toEqual(["printed", "warned", "shown"]);
});

test("of text that is hidden nothing is left, whether cell or input is", () => {
  for (const tag of ["remove-cell", "hide-cell", "remove-input", "hide-input"]) {
    const cell = { ...markdownCell("source"), metadata: { tags: [tag] } };
    expect(visibleNotebook(notebook([cell])).notebook.cells).toEqual([]);
  }
});

test("a single output that is tagged is left out", () => {
  const cell = codeCell("1", [display({ "text/plain": "a" }, { tags: ["remove_output"] }), OUT]);
  const [{ outputs }] = visibleNotebook(notebook([cell])).notebook.cells as [typeof cell];
  expect(outputs).toEqual([OUT]);
});

test("below a folded heading nothing is shown up to the next of its level, and the page says so", () => {
  const folded = { ...markdownCell("## A", "a"), metadata: { "jp-MarkdownHeadingCollapsed": true } };
  const cells = [folded, codeCell("1"), markdownCell("### B", "b"), markdownCell("## C", "c")];
  const { notebook: visible, notes } = visibleNotebook(notebook(cells));
  expect(visible.cells.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(notes.get("a")).toBe("2 cells are folded by their author.");
});

test("code whose output is hidden says so, code that has none does not", () => {
  const metadata = { tags: ["hide-output"] };
  const { notes } = visibleNotebook(
    notebook([codeCell("1", [OUT], { metadata }), codeCell("2", [], { metadata, id: "b" })]),
  );
  expect([...notes]).toEqual([["code", "Output hidden by its author."]]);
});

test("an error that is expected is no failure; one that is hidden is", () => {
  const expected = codeCell("1", [ERROR], { metadata: { tags: ["raises-exception"] } });
  expect(failedCell(notebook([expected]))).toBeUndefined();
  expect(visibleNotebook(notebook([expected])).hidesFailure).toBe(false);
  const hidden = codeCell("1", [ERROR], { metadata: { tags: ["remove-cell"] } });
  expect(visibleNotebook(notebook([hidden])).hidesFailure).toBe(true);
  expect(failedCell(notebook([codeCell("1", [ERROR])]))?.id).toBe("code");
});
