import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { earningsYield } from "../../../claims/tables/earnings-yield.js";
import { factorsDaily, factorsMonthly, factorWindowQuantiles } from "../../../claims/tables/factors.js";
import { returns, valueWeighted } from "../../../claims/tables/french-returns.js";
import { sizeProfitability } from "../../../claims/tables/sorted-portfolios.js";
import type { ColumnInputs, InputsByName, InputValues, TableRecipe } from "../../../lib/book/table-recipe.js";
import { parseFredCsv } from "../../../lib/sources/fred.js";
import { parseFrench } from "../../../lib/sources/french.js";
import { decodeText } from "../../../lib/sources/text.js";
import type { Columns } from "../../../lib/store/columns.js";
import { openStore } from "../../../lib/store/open-store.js";
import { parseCsv } from "../../../lib/store/parse-csv.js";
import { extendLevels } from "../../../lib/update/extend-levels.js";
import { columnsOf } from "../../../lib/update/table-change.js";

/** The providers' own files, where somebody has put them: `CLAIMBOOK_MARKET`, else beside the checkout. They are not part of it. */
const MARKET =
  process.env.CLAIMBOOK_MARKET ??
  ["../shared/market", "../../shared/market"].find((dir) => existsSync(dir)) ??
  "../shared/market";
const absent = (name: string) => !existsSync(path.join(MARKET, name));
const text = (name: string) => decodeText(readFileSync(path.join(MARKET, name)));
const french = (name: string) => parseFrench(text(name), { file: name });
const store = openStore();

/** A test of the full files, skipped by their name when one is absent. */
function full(name: string, files: readonly string[], run: () => void): void {
  const missing = files.filter(absent);
  test.skipIf(missing.length > 0)(
    missing.length > 0 ? `${name} (needs ${missing.join(", ")} in ${MARKET})` : name,
    run,
  );
}

/** How many cells differ from the table on record, and by how much at most, by column; rows of the table only. */
function differences(
  table: string,
  built: Columns,
): Record<string, { readonly cells: number; readonly most: number }> {
  const current = columnsOf(store, table);
  const key = Object.keys(current)[0] as string;
  const row = new Map((built[key] ?? []).map((period, index) => [period, index]));
  return Object.fromEntries(
    Object.entries(current).flatMap(([name, values]) => {
      const changes = values.flatMap((value, index) => {
        const other = built[name]?.[row.get((current[key] ?? [])[index] as string) as number] ?? null;
        return value === other ? [] : [Math.abs(Number(value) - Number(other ?? Number.NaN))];
      });
      return changes.length === 0 ? [] : [[name, { cells: changes.length, most: Math.max(...changes) }]];
    }),
  );
}

const build = <I extends InputsByName, C extends ColumnInputs<I>>(
  recipe: TableRecipe<I, C>,
  values: InputValues<I, C>,
) => recipe.build(columnsOf(store, recipe.table), values, { since: null });

const ME = "Portfolios_Formed_on_ME.csv";
const OP = "25_Portfolios_ME_OP_5x5.csv";
const EP = "Portfolios_Formed_on_E-P.csv";
const FIVE = "F-F_Research_Data_5_Factors_2x3.csv";
const FIVE_DAILY = "F-F_Research_Data_5_Factors_2x3_daily.csv";
const MOM_DAILY = "F-F_Momentum_Factor_daily.csv";

describe("the full provider files give the tables of the snapshot", () => {
  full(
    "Portfolios_Formed_on_ME: six tables, and the six size portfolios of size-monthly to the last digit",
    [ME],
    () => {
      const file = french(ME);
      expect(file.vintage).toBe("202602");
      expect(file.tables.map(({ frequency }) => frequency)).toEqual([
        "monthly",
        "monthly",
        "annual",
        "annual",
        "monthly",
        "monthly",
      ]);
      const current = columnsOf(store, "size-monthly");
      const columns = {
        bottom_30_vw: "Lo 30",
        top_30_vw: "Hi 30",
        bottom_20_vw: "Lo 20",
        top_20_vw: "Hi 20",
        bottom_10_vw: "Lo 10",
        top_10_vw: "Hi 10",
      };
      for (const [name, heading] of Object.entries(columns)) {
        const series = returns(valueWeighted(file), heading);
        expect((current.month ?? []).map((month) => series.get(month as string) ?? null)).toEqual(
          current[name],
        );
      }
    },
  );

  full("25_Portfolios_ME_OP: ten tables, and size-profitability-monthly to the last digit", [OP], () => {
    const file = french(OP);
    expect(file.tables).toHaveLength(10);
    expect(differences("size-profitability-monthly", build(sizeProfitability, { file }).columns)).toEqual({});
  });

  full("Portfolios_Formed_on_E-P: eight tables, and earnings-yield-monthly to the last digit", [EP], () => {
    const file = french(EP);
    expect(file.tables).toHaveLength(8);
    expect(
      differences("earnings-yield-monthly", build(earningsYield, { frenchEarningsYield: file }).columns),
    ).toEqual({});
  });

  full(
    "five factors and daily momentum: factors-monthly, momentum to the rounding of another vintage",
    [FIVE, MOM_DAILY],
    () => {
      const { columns, vintage } = build(factorsMonthly, {
        frenchFiveFactors: french(FIVE),
        frenchMomentumDaily: french(MOM_DAILY),
      });
      const { mom, ...others } = differences("factors-monthly", columns);
      expect(others).toEqual({});
      // The table's momentum is of vintage 202604, the file of 202601: it ends three months earlier.
      expect(mom?.cells).toBeLessThan(70);
      expect(vintage).toBe("CRSP vintage 202604; momentum CRSP vintage 202601.");
    },
  );

  full(
    "daily factors: factors-daily and factor-window-quantiles to the last digit",
    [FIVE_DAILY, MOM_DAILY],
    () => {
      const inputs = { frenchFiveFactorsDaily: french(FIVE_DAILY), frenchMomentumDaily: french(MOM_DAILY) };
      expect(differences("factors-daily", build(factorsDaily, inputs).columns)).toEqual({});
      const quantiles = build(factorWindowQuantiles, inputs);
      expect(differences("factor-window-quantiles", quantiles.columns)).toEqual({});
      expect([quantiles.knownFrom, quantiles.description]).toEqual([
        "2026-01-30",
        store.describe("factor-window-quantiles").description,
      ]);
    },
  );

  full("DGS2 and DGS10: the yields of rates-daily", ["DGS2.csv", "DGS10.csv"], () => {
    const rates = columnsOf(store, "rates-daily");
    for (const id of ["DGS2", "DGS10"]) {
      const series = parseFredCsv(text(`${id}.csv`), { id, file: `${id}.csv` });
      expect(
        (rates.date ?? []).map((day) => Number(((series.get(day as string) ?? Number.NaN) / 100).toFixed(4))),
      ).toEqual(rates[id.toLowerCase()]);
    }
  });

  full(
    "quoted closes continue index-daily from any day of its second window to its end",
    ["RUT-yahoo.csv", "GSPC-yfinance.csv", "IWM-yahoo.csv"],
    () => {
      const closes = (file: string, column: number) =>
        new Map(
          parseCsv(text(file))
            .records.filter(([day]) => /^\d{4}-/.test(day ?? ""))
            .map((record) => [record[0] as string, Number(record[column])]),
        );
      const all = columnsOf(store, "index-daily");
      const cut = (all.date ?? []).indexOf("2024-07-10");
      const names = ["date", "russell2000_price", "sp500_price", "russell2000_total_return"];
      const current = Object.fromEntries(names.map((name) => [name, (all[name] ?? []).slice(0, cut + 1)]));
      const fresh = {
        russell2000_price: closes("RUT-yahoo.csv", 4),
        sp500_price: closes("GSPC-yfinance.csv", 1),
        russell2000_total_return: closes("IWM-yahoo.csv", 5),
      };
      const { columns: extended } = extendLevels(current, fresh, { key: "date", digits: 4, maxStep: 0.3 });
      const row = new Map((extended.date ?? []).map((day, index) => [day, index]));
      for (const name of names.slice(1)) {
        (all.date ?? []).forEach((day, index) => {
          // The file of the Russell 2000 ends on 2024-08-02.
          const level = extended[name]?.[row.get(day) as number];
          if (level == null) return;
          expect(Math.abs(Number(level) / Number(all[name]?.[index]) - 1), `${name} ${day}`).toBeLessThan(
            2e-5,
          );
        });
      }
      expect(row.has("2024-12-31")).toBe(true);
    },
  );
});
