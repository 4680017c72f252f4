import { SourceError } from "../../sources/source-error.js";
import { median } from "../median.js";
import { rebuildAfter } from "../rebuild.js";
import type { Refresh } from "../refresh.js";
import { revisionHint } from "../revision-hint.js";
import { round } from "../rows.js";
import { monthEnds } from "./indices.js";

/** Shiller's dividends and earnings agree with the table's to a tenth of a percent; closes exactly. */
const TOLERANCE = 0.005;
const OVERLAP = 24;

/**
 * S&P composite. Prices go on with month-end closes, dividends and earnings with Shiller's workbook, each from its own last month: the
 * price runs ahead of the earnings, which are known with a lag and revised later. Months of the snapshot stay as they are.
 * @throws SourceError when a source does not agree with the recorded months
 */
export const sp500Earnings: Refresh = {
  table: "sp500-earnings-monthly",
  inputs: ["closes ^GSPC", "shiller"],
  columnInputs: { price: "closes ^GSPC", dividend_12m: "shiller", earnings_12m: "shiller" },
  maxGapDays: 31,
  staleAfterDays: 45,
  build(current, { closes, shiller }, options) {
    const { left = {} } = options;
    const fresh: Record<string, Map<string, number>> = {
      ...(!("price" in left) && { price: rounded(monthEnds(closes["^GSPC"].close), 2) }),
      ...(!("earnings_12m" in left) && {
        dividend_12m: shillerSeries(shiller, "dividend"),
        earnings_12m: shillerSeries(shiller, "earnings"),
      }),
    };
    const rebuilt = rebuildAfter(current, Object.keys(fresh), {
      ...options,
      key: "month",
      later: (anchored, name) => {
        const source = fresh[name] as Map<string, number>;
        if (!options.acceptRevisions) checkOverlap(name, anchored, source);
        return source;
      },
    });
    return {
      ...rebuilt,
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

function checkOverlap(
  name: string,
  anchored: ReadonlyMap<string, number>,
  source: ReadonlyMap<string, number>,
): void {
  const common = [...anchored.keys()].filter((month) => source.has(month)).slice(-OVERLAP);
  const typical = median(
    common.map((month) => Math.abs((source.get(month) as number) / (anchored.get(month) as number) - 1)),
  );
  if (typical !== undefined && typical <= TOLERANCE) return;
  throw new SourceError(
    `sp500-earnings-monthly, ${name}: the source does not continue the table: ${common.length} common months, straying by ${(100 * (typical ?? Number.NaN)).toFixed(2)}% in a typical one${revisionHint("goes on all the same")}`,
  );
}
