import { SourceError } from "../../sources/source-error.js";
import type { Cell } from "../../store/columns.js";
import type { Refresh } from "../refresh.js";
import { round, toSeries } from "../rows.js";
import { monthEnds } from "./indices.js";

/** Shiller's dividends and earnings agree with the table's to a tenth of a percent; closes exactly. */
const TOLERANCE = 0.005;
const OVERLAP = 24;

/**
 * S&P composite. Prices go on with month-end closes, dividends and earnings with Shiller's workbook, each from its own last month: the
 * price runs ahead of the earnings, which are known with a lag. Recorded months stay as they are.
 * @throws SourceError when a source does not agree with the recorded months
 */
export const sp500Earnings: Refresh = {
  table: "sp500-earnings-monthly",
  inputs: ["closes ^GSPC", "shiller"],
  maxGapDays: 31,
  staleAfterDays: 45,
  build(current, { closes, shiller }) {
    const old = current.month as readonly string[];
    const fresh: Record<string, Map<string, number>> = {
      price: rounded(monthEnds(closes["^GSPC"].close), 2),
      dividend_12m: shillerSeries(shiller, "dividend"),
      earnings_12m: shillerSeries(shiller, "earnings"),
    };
    const added = Object.fromEntries(
      Object.entries(fresh).map(([name, series]) => [
        name,
        continued(name, toSeries(old, current[name] ?? []), series),
      ]),
    );
    const last = old.at(-1) ?? "";
    const months = [...new Set(Object.values(added).flatMap((series) => [...series.keys()]))]
      .filter((month) => month > last)
      .sort();
    const column = (name: string): Cell[] => [
      ...(current[name] ?? []).map((value, row) => value ?? added[name]?.get(old[row] as string) ?? null),
      ...months.map((month) => added[name]?.get(month) ?? null),
    ];
    return {
      columns: {
        month: [...old, ...months],
        price: column("price"),
        dividend_12m: column("dividend_12m"),
        earnings_12m: column("earnings_12m"),
      },
      vintage: `2024 edition of the predictor data to 2024-12; after it month-end closes, and dividends and earnings of Robert Shiller's workbook.`,
    };
  },
};

const rounded = (series: ReadonlyMap<string, number>, digits: number) =>
  new Map([...series].map(([month, value]) => [month, round(value, digits)]));

function shillerSeries(
  months: ReadonlyMap<string, { readonly dividend: number | null; readonly earnings: number | null }>,
  name: "dividend" | "earnings",
): Map<string, number> {
  return new Map(
    [...months].flatMap(([month, row]) => (row[name] === null ? [] : [[month, round(row[name], 4)]])),
  );
}

/** The source's months after the column's last one. */
function continued(
  name: string,
  old: ReadonlyMap<string, number>,
  source: ReadonlyMap<string, number>,
): Map<string, number> {
  const common = [...old.keys()].filter((month) => source.has(month)).slice(-OVERLAP);
  const strays = common
    .map((month) => Math.abs((source.get(month) as number) / (old.get(month) as number) - 1))
    .sort((a, b) => a - b);
  if (strays.length === 0 || (strays[strays.length >> 1] as number) > TOLERANCE) {
    throw new SourceError(
      `sp500-earnings-monthly, ${name}: the source does not continue the table: ${common.length} common months, straying by ${(100 * (strays[strays.length >> 1] ?? Number.NaN)).toFixed(2)}% in a typical one`,
    );
  }
  const last = [...old.keys()].at(-1) ?? "";
  return new Map([...source].filter(([month]) => month > last));
}
