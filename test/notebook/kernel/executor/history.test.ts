import { expect, test } from "vitest";
import { History, historyKey } from "../../../../lib/notebook/kernel/executor/history.js";

test("a history's key is that of its cells in their order, with what those that failed had set", () => {
  const keyOf = (...cells: readonly { source: string; ran?: readonly string[] }[]) => {
    const history = new History();
    for (const cell of cells) history.add(cell);
    expect(history.key).toBe(cells.reduce(historyKey, ""));
    expect(history.cells).toEqual(cells);
    return history.key;
  };
  const keys = [
    keyOf(),
    keyOf({ source: "a" }),
    keyOf({ source: "a", ran: [] }),
    keyOf({ source: "a", ran: ["x"] }),
    keyOf({ source: "a" }, { source: "b" }),
    keyOf({ source: "b" }, { source: "a" }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
