import { expect, test } from "vitest";
import { folderChanges } from "../../lib/update/folder-changes.js";
import { editTable, scaleValue } from "./edited-data.js";
import { dataCopy } from "./future-server.js";

test("folderChanges(before, after) lists the tables of other content, with rows that came, are gone and were revised", () => {
  const [before, after] = [dataCopy(), dataCopy()];
  editTable(before, "cpi-monthly", (lines) => lines.slice(0, -2));
  editTable(after, "cpi-monthly", (lines) => lines.slice(1));
  scaleValue(after, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 2 });
  const { tables, changed } = folderChanges(before, after);
  expect(tables).toMatchObject([
    {
      table: "cpi-monthly",
      status: "updated",
      added: 2,
      removed: 1,
      filled: 0,
      revised: { rows: 1, since: "2024-06", values: [{ column: "cpi_sa", row: "2024-06" }] },
    },
  ]);
  expect([...changed.keys()]).toEqual(["cpi-monthly"]);
});

test("folderChanges(before, after) of the same data is empty", () => {
  expect(folderChanges("data", dataCopy())).toEqual({ changed: new Map(), tables: [] });
});
