import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { computeTables } from "../../lib/panel/tables/compute-tables.js";
import { definePanelTable } from "../../lib/panel/tables/panel-table.js";
import { panelFolder, panelTablesFolder } from "../../lib/platform/run-files.js";
import { openStore } from "../../lib/store/open-store.js";
import { withCsv } from "./small-panels.js";

const LINES = ["id,date,return", "a,2024-07-01,0.5"];

/** A table of one row, the share. */
const shareTable = (share: number | (() => never)) =>
  definePanelTable({
    table: "shares",
    title: "A share",
    description: "One.",
    fields: [
      { name: "date", type: "date", description: "day" },
      { name: "share", type: "number", description: "of all", constraints: { minimum: 0, maximum: 1 } },
    ],
    primaryKey: ["date"],
    availability: { field: "date" },
    compute: async () => ({ date: ["2024-07-01"], share: [typeof share === "number" ? share : share()] }),
  });

describe("the tables of a book on a panel", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "claimbook-tables-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const compute = (share: number | (() => never)) =>
    withCsv(LINES, (panel) =>
      computeTables(panel, [shareTable(share)], { root, dir: path.resolve("data"), today: "2024-08-01" }),
    );

  test("are a data folder, which names panel, engine and day", async () => {
    expect(await compute(0.5)).toMatchObject([{ table: "shares", rows: 1 }]);
    const store = openStore({ dir: panelTablesFolder(root) });
    expect(store.read("panel-shares").objects()).toEqual([{ date: "2024-07-01", share: 0.5 }]);
    expect(store.describe("panel-shares")).toMatchObject({
      panel: "written",
      vintage: "computed 2024-08-01 with duckdb",
    });
  });

  test.each([
    [
      "its computation fails",
      () =>
        compute(() => {
          throw new Error("lost");
        }),
      /lost/,
    ],
    ["a value is out of its range", () => compute(1.5), /share/],
  ])("stay as they were where %s, and nothing is left behind", async (_, failing, message) => {
    await compute(0.5);
    const file = path.join(panelTablesFolder(root), "panel-shares.csv");
    const before = readFileSync(file, "utf8");
    await expect(failing()).rejects.toThrow(message);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(readdirSync(panelFolder(root))).toEqual(["tables"]);
  });

  test("of a panel that has none of the days are none", async () => {
    const nothing = { ...shareTable(0.5), compute: async () => ({ date: [], share: [] }) };
    const computed = withCsv(LINES, (panel) =>
      computeTables(panel, [nothing], { root, dir: path.resolve("data"), today: "2024-08-01" }),
    );
    await expect(computed).rejects.toThrow(
      /gives no row of table shares: it lacks the days, the columns or the memberships/,
    );
    expect(existsSync(panelTablesFolder(root))).toBe(false);
  });
});
