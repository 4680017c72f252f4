import type { ColumnTable } from "arquero";
import { UserError } from "../platform/user-error.js";
import { daysBetween } from "../stats/series/calendar.js";
import type { TableSpec } from "../store/manifest.js";

/** What a new source's files say of its table. */
export interface SourcePlan {
  /** The column of days or months, and the publisher's heading of it. */
  readonly key: string;
  readonly period: string;
  /** The publisher's headings of the columns of numbers. */
  readonly headings: Readonly<Record<string, string>>;
  /** Columns that are no numbers, which the source does not go on with. */
  readonly optional: readonly string[];
  readonly maxGapDays: number;
  readonly staleAfterDays: number;
  /** What the template's words for the building of the table stand for. */
  readonly builder: Readonly<Record<string, string>>;
}

/** How many of the last rows tell how far apart rows usually are. */
const RECENT = 60;
/** Days beyond which nothing between two rows is a gap: a long weekend; a month. */
const MIN_GAP = 7;
const MONTHLY_GAP = 31;
/** Days after the last row, beyond the usual gap, from which on a table counts as stale. */
const DELAY = 3;
const MONTHLY_STALE = 45;
/** More than an index or a fund has moved in a day (-20% in October 1987), or in a month (-31%). */
const MAX_STEP = { date: 0.3, yearmonth: 0.45 } as const;
/** What a test multiplies rebased levels by, so that they are levels as a publisher has them. */
const LEVEL_SCALE = 20;

/**
 * What a source of a table must say, from the table itself.
 * @param rows the table
 * @param map the publisher's heading of a column, by the column's name; default the name itself
 * @throws UserError when a row is not of one day or month, does not date itself, or some of the columns are rebased levels and others are not
 */
export function sourcePlan(
  { info: { name }, fields, primaryKey, availability }: TableSpec,
  rows: ColumnTable,
  map: Readonly<Record<string, string>>,
): SourcePlan {
  const byHand = (why: string) =>
    new UserError(`the rows of ${name} ${why}; write its recipe by hand, as those in claims/tables are`);
  const [key = "", ...others] = primaryKey;
  const type = fields.find((field) => field.name === key)?.type;
  if (others.length > 0 || (type !== "date" && type !== "yearmonth"))
    throw byHand("are not of one day or one month each");
  if (availability.field !== key) throw byHand("do not say themselves when they became known");
  const numbers = fields.filter((field) => field.type === "number" || field.type === "integer");
  const levels = numbers.filter(({ unit = "" }) => /^index, 100 (?:on|in) /.test(unit));
  if (numbers.length === 0) throw byHand("hold no numbers");
  if (levels.length > 0 && levels.length < numbers.length)
    throw byHand("are rebased levels in some columns and other figures in others");
  const unknown = Object.keys(map).find(
    (column) => column !== key && !numbers.some((one) => one.name === column),
  );
  if (unknown !== undefined)
    throw new UserError(
      `--map ${unknown}=...: ${name} has no column of numbers ${unknown}; it has ${numbers.map((one) => one.name).join(", ")}`,
    );
  const usual = usualGap([...rows.array(key)].slice(-RECENT) as string[], type);
  const options = levels.length > 0 ? "options" : "{ since }";
  return {
    key,
    period: map[key] ?? key,
    headings: Object.fromEntries(numbers.map((field) => [field.name, map[field.name] ?? field.name])),
    optional: fields.flatMap((field) => (field.name === key || numbers.includes(field) ? [] : [field.name])),
    maxGapDays: usual,
    staleAfterDays: type === "yearmonth" ? MONTHLY_STALE : usual + DELAY,
    builder: {
      BUILD_OPTIONS: options,
      SCALE: String(levels.length > 0 ? LEVEL_SCALE : 1),
      ...(levels.length > 0
        ? {
            BUILDER: "extendLevels",
            BUILD: `extendLevels(current, series, { ...options, key: "${key}", digits: 4, maxStep: ${MAX_STEP[type]} })`,
          }
        : {
            BUILDER: "replaceRows",
            BUILD: `replaceRows(current, series, { key: "${key}", since })`,
          }),
    },
  };
}

/** The largest gap between rows, in days, and no less than a long weekend or a month. */
function usualGap(periods: readonly string[], type: "date" | "yearmonth"): number {
  if (type === "yearmonth") return MONTHLY_GAP;
  return periods.reduce(
    (most, day, row) => (row === 0 ? most : Math.max(most, daysBetween(periods[row - 1] as string, day))),
    MIN_GAP,
  );
}
