import {
  type Anchored,
  addDays,
  type Columns,
  defineInput,
  defineTable,
  loadShiller,
  median,
  monthEnd,
  rebuildAfter,
  revisionHint,
  round,
  SHILLER_REMEDY,
  type ShillerMonth,
  SourceError,
} from "claimbook/book";
import { closes } from "./closes.js";
import { monthEnds } from "./month-ends.js";

/** Months of Robert Shiller's workbook. */
export const shiller = defineInput({
  name: "shiller",
  publishers: ({ fetch }) => [{ name: "Robert Shiller", load: () => loadShiller({ fetch }) }],
});

/** Shiller's dividends and earnings agree with the table's to a tenth of a percent; closes exactly. */
const TOLERANCE = 0.005;
const OVERLAP = 24;

/**
 * Days after which a newer month of dividends and earnings is due: a quarter is reported within three months, and stands in the workbook
 * half a year after that at the latest.
 */
const DUE_AFTER_DAYS = 275;

/** The columns that Shiller's workbook goes on with, by his names. */
const FROM_SHILLER = { dividend_12m: "dividend", earnings_12m: "earnings" } as const;

/**
 * S&P composite. Prices go on with month-end closes, dividends and earnings with Shiller's workbook, each from its own last month: the
 * price runs ahead of the earnings, which are known with a lag and revised later. Months of the snapshot stay as they are. A workbook
 * that is out of date is said to be, and leaves columns of which it has nothing new where they end.
 * @throws SourceError when a source does not agree with the recorded months
 */
export const sp500Earnings = defineTable({
  table: "sp500-earnings-monthly",
  inputs: { gspc: closes("^GSPC"), shiller },
  columnInputs: { price: "gspc", dividend_12m: "shiller", earnings_12m: "shiller" },
  maxGapDays: 31,
  staleAfterDays: 45,
  columnStaleAfterDays: { dividend_12m: DUE_AFTER_DAYS, earnings_12m: DUE_AFTER_DAYS },
  build(current, { gspc, shiller }, options) {
    const { today } = options;
    const { left: old, notes } =
      shiller === undefined || today === undefined
        ? { left: {}, notes: [] }
        : overdue(current, shiller, today);
    const fresh: Record<string, Map<string, number>> = {
      ...(gspc && { price: rounded(monthEnds(gspc.close), 2) }),
    };
    for (const [column, name] of Object.entries(FROM_SHILLER))
      if (shiller !== undefined && !(column in old)) fresh[column] = shillerSeries(shiller, name);
    const rebuilt = rebuildAfter(current, Object.keys(fresh), {
      ...options,
      key: "month",
      later: (anchored, name) => {
        const source = fresh[name] as Map<string, number>;
        if (!options.acceptRevisions) checkOverlap(name, anchored, source);
        return source;
      },
    });
    return { ...rebuilt, left: { ...old, ...rebuilt.left }, notes, vintage: vintageOf(rebuilt) };
  },
});

/** The columns of which the workbook has nothing that is not on record, and what is said where a newer month is due, by day `today`. */
function overdue(
  current: Columns,
  shiller: ReadonlyMap<string, ShillerMonth>,
  today: string,
): { readonly left: Record<string, string>; readonly notes: readonly string[] } {
  const ends = (name: "price" | "dividend" | "earnings") =>
    [...shiller].findLast(([, month]) => month[name] !== null)?.[0] ?? "";
  const due = addDays(today, -DUE_AFTER_DAYS);
  const late = Object.entries(FROM_SHILLER).filter(([, name]) => monthEnd(ends(name) || "1870-12") < due);
  if (late.length === 0) return { left: {}, notes: [] };
  const reason = `the workbook has prices to ${ends("price")}, dividends to ${ends("dividend")} and earnings to ${ends("earnings")}, and is out of date; ${SHILLER_REMEDY}`;
  const idle = late.filter(([column, name]) => ends(name) <= lastMonth(current, column));
  return {
    left: Object.fromEntries(idle.map(([column]) => [column, reason])),
    notes: idle.length < late.length ? [reason] : [],
  };
}

function lastMonth(columns: Columns, column: string): string {
  const row = columns[column]?.findLastIndex((value) => value !== null) ?? -1;
  return String(columns.month?.[row] ?? "");
}

/** The snapshot, and how far each column has gone on from it. */
function vintageOf({ columns, anchor }: Anchored): string {
  const newer = (column: string) => {
    const end = lastMonth(columns, column);
    return end > (anchor[column] ?? end) ? end : undefined;
  };
  const [price, dividends, earnings] = ["price", "dividend_12m", "earnings_12m"].map(newer);
  const workbook = [dividends && `dividends to ${dividends}`, earnings && `earnings to ${earnings}`];
  const parts = [
    ...(price === undefined ? [] : [`month-end closes to ${price}`]),
    ...(dividends === undefined && earnings === undefined
      ? []
      : [`${workbook.filter(Boolean).join(" and ")} of Robert Shiller's workbook`]),
  ];
  const snapshot = `2024 edition of the predictor data to ${anchor.price ?? lastMonth(columns, "price")}`;
  return `${[snapshot, ...(parts.length > 0 ? [`after it ${parts.join(", and ")}`] : [])].join("; ")}.`;
}

const rounded = (series: ReadonlyMap<string, number>, digits: number) =>
  new Map([...series].map(([month, value]) => [month, round(value, digits)]));

function shillerSeries(
  months: ReadonlyMap<string, ShillerMonth>,
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
