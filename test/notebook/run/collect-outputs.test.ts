import { expect, test } from "vitest";
import type { Output } from "../../../lib/notebook/ipynb/notebook.js";
import { errorOutput, OutputCollector } from "../../../lib/notebook/run/collect-outputs.js";

const message = (type: string, content: object, metadata: object = {}) => ({
  type,
  id: "1",
  parentId: "0",
  metadata: metadata as Record<string, unknown>,
  content: content as Record<string, unknown>,
});

/** A collector that has received messages for cell 1, or for the cell given before them. */
function collected(...messages: readonly (number | ReturnType<typeof message>)[]): OutputCollector {
  const collector = new OutputCollector();
  let cell = 1;
  for (const item of messages) {
    if (typeof item === "number") cell = item;
    else collector.receive(item, cell);
  }
  return collector;
}

const stream = (text: string, name = "stdout") => message("stream", { name, text });
const display = (value: string, id?: string) =>
  message("display_data", {
    data: { "text/plain": value },
    metadata: { of: value },
    transient: id ? { display_id: id } : {},
  });
const update = (value: string, id?: string) =>
  message("update_display_data", {
    data: { "text/plain": value },
    metadata: {},
    transient: id ? { display_id: id } : {},
  });
const clear = (wait: boolean) => message("clear_output", { wait });

test("pieces of one stream in a row are one output, other streams and outputs part them", () => {
  expect(
    collected(stream("a"), stream("b"), stream("c", "stderr"), stream("d"), display("x"), stream("e")).of(1),
  ).toEqual([
    { output_type: "stream", name: "stdout", text: "ab" },
    { output_type: "stream", name: "stderr", text: "c" },
    { output_type: "stream", name: "stdout", text: "d" },
    { output_type: "display_data", data: { "text/plain": "x" }, metadata: { of: "x" } },
    { output_type: "stream", name: "stdout", text: "e" },
  ]);
});

test("a result has its execution count", () => {
  const result = message("execute_result", { execution_count: 3, data: { "text/plain": "1" }, metadata: {} });
  expect(collected(result).of(1)).toEqual([
    { output_type: "execute_result", execution_count: 3, data: { "text/plain": "1" }, metadata: {} },
  ]);
});

test("outputs belong to the cell that they were received for", () => {
  const collector = collected(stream("a"), 2, stream("b"), 1, stream("c"));
  expect(collector.of(1)).toMatchObject([{ text: "ac" }]);
  expect(collector.of(2)).toMatchObject([{ text: "b" }]);
  expect(collector.of(3)).toEqual([]);
});

test("update_display_data changes every display with its id, in each cell, and adds nothing", () => {
  const collector = collected(
    display("old", "d"),
    display("other", "e"),
    2,
    display("old", "d"),
    update("new", "d"),
  );
  expect(collector.of(1)).toMatchObject([
    { data: { "text/plain": "new" }, metadata: {} },
    { data: { "text/plain": "other" } },
  ]);
  expect(collector.of(2)).toMatchObject([{ data: { "text/plain": "new" } }]);
});

test("update_display_data of an unknown id, or of none, changes nothing", () => {
  expect(collected(display("old", "d"), update("new", "x"), update("new")).of(1)).toMatchObject([
    { data: { "text/plain": "old" } },
  ]);
});

test("clear_output takes the cell's outputs away at once, of this cell only", () => {
  const collector = collected(stream("a"), 2, stream("b"), clear(false), stream("c"));
  expect(collector.of(1)).toMatchObject([{ text: "a" }]);
  expect(collector.of(2)).toMatchObject([{ text: "c" }]);
});

test("clear_output that waits takes the outputs away when the next one comes, and not before", () => {
  expect(collected(stream("a"), clear(true)).of(1)).toMatchObject([{ text: "a" }]);
  expect(collected(stream("a"), clear(true), stream("b"), stream("c")).of(1)).toEqual([
    { output_type: "stream", name: "stdout", text: "bc" },
  ]);
  expect(collected(stream("a"), clear(true), display("x"), display("y")).of(1)).toHaveLength(2);
});

test("an error is an output and is listed with its cell and, where it has one, its line", () => {
  const error = { ename: "E", evalue: "v", traceback: ["t"] };
  const collector = collected(
    2,
    message("error", error, { claimbook: { line: 4 } }),
    1,
    message("error", error),
  );
  const output = { output_type: "error", ...error };
  expect(collector.of(2)).toEqual([output]);
  expect(collector.errors).toEqual([
    { cell: 2, output, line: 4 },
    { cell: 1, output },
  ]);
});

test("replaceError puts one error in the place of those of the cell and keeps its other outputs", () => {
  const error = message("error", { ename: "Interrupted", evalue: "", traceback: [] });
  const collector = collected(stream("a"), error, 2, error);
  const timeout = errorOutput({ ename: "CellTimeoutError", evalue: "late", traceback: [] });
  collector.replaceError(1, timeout, 2);
  expect(collector.of(1)).toEqual([{ output_type: "stream", name: "stdout", text: "a" }, timeout]);
  expect(collector.errors.map(({ cell, output }) => [cell, output.ename])).toEqual([
    [2, "Interrupted"],
    [1, "CellTimeoutError"],
  ]);
});

test("a message of an unknown type is left alone", () => {
  expect(collected(message("comm_open", {})).of(1)).toEqual([]);
});

test("errorOutput of a reply that says nothing says so", () => {
  expect(errorOutput({ status: "error" })).toEqual({
    output_type: "error",
    ename: "Error",
    evalue: "the kernel says no more than that the cell failed",
    traceback: [],
  });
});

/** A figure as an assisted kernel gives it, shown on a line. */
const figure = (json: string, notes: object = { line: 2 }) =>
  message("display_data", {
    data: { "application/vnd.claimbook.undrawn-figure+json": json },
    metadata: { claimbook: notes },
    transient: {},
  });
const drawn = (text: string) => ({ output_type: "display_data", data: { "text/plain": text }, metadata: {} });

test("figures are drawn in their places, whichever is drawn first, and the line that showed them is no part of the output", async () => {
  const waiting = new Map<string, (text: string) => void>();
  const collector = new OutputCollector(
    (json) => new Promise((resolve) => waiting.set(json, (text) => resolve({ "text/plain": text }))),
  );
  for (const item of [figure("a"), stream("x"), figure("b", { line: 3, inputs: { t: "h" } })])
    collector.receive(item, 1);
  waiting.get("b")?.("B");
  waiting.get("a")?.("A");
  await collector.drawn();
  expect(collector.of(1)).toEqual([
    drawn("A"),
    { output_type: "stream", name: "stdout", text: "x" },
    { ...drawn("B"), metadata: { claimbook: { inputs: { t: "h" } } } },
  ]);
  expect(collector.undrawable).toEqual([]);
});

test("without anything to draw with, a figure stays as it came", async () => {
  const collector = collected(figure("a"));
  await collector.drawn();
  expect(collector.of(1)).toMatchObject([{ data: { "application/vnd.claimbook.undrawn-figure+json": "a" } }]);
});

test("a figure that cannot be drawn is told with its line and its place, and what it stands in can be cut off", async () => {
  const collector = new OutputCollector(async (json) => {
    if (json === "bad") throw new RangeError("no");
    return { "text/plain": json };
  });
  for (const item of [stream("before"), figure("good"), figure("bad", { line: 7 }), stream("after")])
    collector.receive(item, 1);
  collector.receive(stream("next"), 2);
  await collector.drawn();
  const [undrawable, ...others] = collector.undrawable;
  expect(others).toEqual([]);
  expect(undrawable).toMatchObject({ cell: 1, line: 7, order: 1, error: new RangeError("no") });
  expect(collector.of(1)[2]).toBe(undrawable?.output);

  collector.cutAt(2, undrawable?.output as Output);
  expect(collector.of(2)).toHaveLength(1);
  collector.cutAt(1, undrawable?.output as Output);
  expect(collector.of(1)).toEqual([{ output_type: "stream", name: "stdout", text: "before" }, drawn("good")]);
});
