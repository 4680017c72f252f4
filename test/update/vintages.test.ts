// Takes long: all tables are updated several times.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import type { UpdateSummary } from "../../lib/update/summary.js";
import { futureFiles } from "./future.js";
import { dataCopy } from "./future-server.js";
import { updateData } from "./this-book.js";

vi.stubEnv("FRED_API_KEY", "");

// Every table that goes on from the snapshot's levels.
const TABLES = ["index-daily", "index-monthly", "size-gap-daily", "style-daily", "sp500-earnings-monthly"];

type Files = Map<string, Uint8Array | string>;
interface Chart {
  chart: {
    result: {
      timestamp: number[];
      indicators: { quote: { close: (number | null)[] }[]; adjclose?: { adjclose: (number | null)[] }[] };
    }[];
  };
}

/** The files of a day, with what a publisher had wrong on it. */
function vintage(lastDay: string, wrong: (files: Files) => void = () => undefined): Files {
  const files: Files = new Map(futureFiles(lastDay));
  wrong(files);
  return files;
}

function editCloses(files: Files, name: string, edit: (closes: (number | null)[]) => void): void {
  const chart = JSON.parse(String(files.get(name))) as Chart;
  for (const { indicators } of chart.chart.result) {
    for (const { close } of indicators.quote) edit(close);
    for (const { adjclose } of indicators.adjclose ?? []) edit(adjclose);
  }
  files.set(name, JSON.stringify(chart));
}

async function update(dir: string, files: Files, tables: readonly string[] = TABLES): Promise<UpdateSummary> {
  const raw = mkdtempSync(path.join(dir, "..", "raw-"));
  for (const [name, content] of files) writeFileSync(path.join(raw, name), content);
  return updateData({ dir, tables, offline: raw, now: new Date("2028-02-27T12:00:00Z") });
}

const csvs = (dir: string) =>
  Object.fromEntries(TABLES.map((name) => [name, readFileSync(path.join(dir, `${name}.csv`), "utf8")]));

describe("an update of which one file fails", () => {
  const dir = dataCopy();
  const summaries: UpdateSummary[] = [];
  beforeAll(async () => {
    const without = (...names: string[]) =>
      vintage("2028-02-25", (files) => names.map((name) => files.delete(name)));
    const tables = ["style-daily", "sp500-earnings-monthly"];
    for (const files of [without("yahoo-IWN.json"), without("ie_data.xls")])
      summaries.push(await update(dir, files, tables));
  });
  const table = (at: number, name: string) => summaries[at]?.tables.find((one) => one.table === name);

  test("leaves the columns of that file where they were, with the reason, and the others go on", () => {
    expect(summaries[0]).toMatchObject({ changed: true, failed: true });
    expect(table(0, "style-daily")).toMatchObject({
      status: "updated",
      lastAfter: "2028-02-25",
      left: [{ column: "iwn", end: "2024-12-31", reason: expect.stringContaining("yahoo-IWN.json") }],
    });
    expect(table(0, "sp500-earnings-monthly")).toMatchObject({ status: "updated", left: [] });
  });

  test("and a later update brings them up to the others", () => {
    expect(table(1, "style-daily")).toMatchObject({ status: "updated", left: [], revised: null, added: 0 });
    const iwn = [...openStore({ dir }).read("style-daily").array("iwn")];
    expect(iwn.at(-1)).not.toBeNull();
  });

  test("of a workbook that fails, dividends and earnings stay, and the price goes on", () => {
    const left = table(1, "sp500-earnings-monthly")?.left.map(({ column }) => column);
    expect(left).toEqual(["dividend_12m", "earnings_12m"]);
  });
});

describe("updates one after the other, of which the earlier ones brought what was put right later", () => {
  const [often, once] = [dataCopy(), dataCopy()];
  const summaries: UpdateSummary[] = [];
  const states: Record<string, string>[] = [];
  beforeAll(async () => {
    const tooHigh = (closes: (number | null)[]) => {
      closes[closes.length - 1] = (closes.at(-1) as number) * 1.004;
    };
    const missing = (closes: (number | null)[]) => {
      closes[closes.length - 2] = null;
    };
    const vintages = [
      vintage("2028-02-22", (files) => editCloses(files, "yahoo-RUT.json", tooHigh)),
      vintage("2028-02-24", (files) => {
        for (const name of ["yahoo-RUT.json", "yahoo-IWM.json"]) editCloses(files, name, missing);
      }),
      vintage("2028-02-25"),
    ];
    for (const files of vintages) {
      summaries.push(await update(often, files));
      states.push(csvs(often));
    }
    await update(once, vintage("2028-02-25"));
  });

  test("end in the tables of one update, to the byte", () => {
    expect(summaries.flatMap(({ tables }) => tables.map(({ status }) => status))).not.toContain("failed");
    expect(csvs(often)).toEqual(csvs(once));
  });

  test("report each value that changed by table, column and row", () => {
    const of = (at: number, name: string) => summaries[at]?.tables.find(({ table }) => table === name);
    const revised = of(1, "index-daily")?.revised?.values ?? [];
    // Total returns of the funds are made up anew for each last day.
    const values = revised.filter(({ column }) => column === "russell2000_price");
    expect(values.map(({ row }) => row)).toEqual(["2028-02-22"]);
    expect(Number(values[0]?.from) / Number(values[0]?.to)).toBeCloseTo(1.004, 6);
    expect(of(1, "index-daily")?.notes).toContain("russell2000_price has no value for 2028-02-23");
    expect(of(2, "index-daily")).toMatchObject({ filled: 1, notes: [] });
  });

  test("call nothing that spans a missing day one day, and put it in once the day is there", () => {
    const last = (at: number) => states[at]?.["size-gap-daily"]?.trimEnd().split("\n").slice(-3) ?? [];
    expect(last(1).slice(1)).toEqual([expect.stringMatching(/^2028-02-22,-?0\.\d+,/), "2028-02-24,,"]);
    for (const row of last(2)) expect(row).toMatch(/^2028-02-2[345],-?0\.\d+,-?0\.\d+$/);
  });

  test("keep the snapshot's own rows, and record where it ends", () => {
    const [before, after] = [openStore(), openStore({ dir: often })];
    for (const name of TABLES) {
      const rows = before.read(name).numRows();
      for (const column of before.read(name).columnNames()) {
        const known = [...before.read(name).array(column)];
        const now = [...after.read(name).array(column)].slice(0, rows);
        known.forEach((value, row) => {
          if (value !== null) expect([name, column, row, now[row]]).toEqual([name, column, row, value]);
        });
      }
    }
    const manifest = JSON.parse(readFileSync(path.join(often, "datapackage.json"), "utf8"));
    const { anchor } = manifest.resources.find(({ name }: { name: string }) => name === "index-daily");
    expect(anchor.russell2000_price).toBe("2024-12-31");
  });
});
