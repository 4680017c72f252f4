import { expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { dataStatus } from "../../lib/update/data-status.js";
import { NOT_REFRESHED } from "../../lib/update/refresh.js";
import { REFRESHES } from "../../lib/update/refreshes.js";

test("every table of the data folder is either brought up to date or listed with the reason why not", () => {
  const refreshed = REFRESHES.map(({ table }) => table);
  expect([...refreshed, ...Object.keys(NOT_REFRESHED)].sort()).toEqual([...openStore().tables].sort());
});

test("dataStatus(store, { today }) counts days since the last row, or since its month ended", () => {
  const status = (today: string) =>
    new Map(dataStatus(openStore(), { today }).map((one) => [one.table, one]));
  const early = status("2024-12-31");
  expect(early.get("index-daily")).toMatchObject({ ageDays: 0, state: "current" });
  const late = status("2026-08-31");
  expect(late.get("cpi-monthly")).toMatchObject({ ageDays: 31, state: "current" });
  expect(late.get("index-daily")?.state).toBe("stale");
  expect(late.get("cross-section")?.state).toBe("fixed");
  expect(status("2026-12-01").get("cpi-monthly")?.state).toBe("stale");
});

test("dataStatus(store) names the notebooks whose claims read a table", () => {
  const status = dataStatus(openStore(), { today: "2026-08-31" });
  expect(status.find(({ table }) => table === "index-daily")?.notebooks).toContain(
    "01-decade-underperformance",
  );
});
