import { dayOf } from "../../sources/dates.js";
import { isMonth } from "../../stats/series/calendar-day.js";

/** Orders of day, month and year in a date that does not start with a four-digit year. */
export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A longer text is no date. */
const MAX_LENGTH = 60;
/** A time of day behind a date, which does not count. */
const TIME = /(?:T|\s+)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[AP]M|Z|[+-]\d\d:?\d\d)?$/i;

/**
 * The day, or the month, that a text writes in an order; undefined where it writes none. One that starts with a four-digit year, and a
 * month such as `02/2025`, is the same in all orders. A two-digit year is one of this century.
 * @example readPeriod("01/02/2025", { type: "date", order: "dmy" }) // => "2025-02-01"
 */
export function readPeriod(
  text: string,
  { type, order }: { readonly type: "date" | "yearmonth"; readonly order: DateOrder },
): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const date = text.trim().replace(TIME, "");
  if (type === "date") return readDay(date, order);
  return readMonth(date, order) ?? readDay(date, order)?.slice(0, 7);
}

function readDay(text: string, order: DateOrder): string | undefined {
  const iso = /^(\d{4})(?:(\d\d)(\d\d)|([-/.])(\d{1,2})\4(\d{1,2}))$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2] ?? iso[5]), Number(iso[3] ?? iso[6]));
  const match = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text);
  if (!match) return undefined;
  const parts = [match[1], match[3], match[4]] as [string, string, string];
  const [year, month, day] = [..."ymd"].map((part) => parts[order.indexOf(part)]) as [string, string, string];
  // In the order of year, month and day the last of four digits is none.
  return day.length > 2 ? undefined : dayOf(fullYear(year), Number(month), Number(day));
}

function readMonth(text: string, order: DateOrder): string | undefined {
  // 2025.1 may be a decimal number, in which October is .1.
  const iso = /^(\d{4})(?:[-/]|\.?(?=\d\d))(\d{1,2})$/.exec(text);
  const match = /^(\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text);
  const [year = "", month = ""] =
    iso?.slice(1) ??
    (match && (order === "ymd" && match[2]?.length === 2 ? match.slice(1) : match.slice(1).reverse())) ??
    [];
  const period = `${fullYear(year)}-${month.padStart(2, "0")}`;
  return isMonth(period) ? period : undefined;
}

const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

/**
 * The orders in which each of some texts is a period that is not after `today`.
 * @param today `YYYY-MM-DD`
 * @example fittingOrders(["01/02/2025", "13/02/2025"], { type: "date", today: "2026-01-01" }) // => ["dmy"]
 */
export function fittingOrders(
  texts: readonly string[],
  { type, today }: { readonly type: "date" | "yearmonth"; readonly today: string },
): readonly DateOrder[] {
  return DATE_ORDERS.filter((order) =>
    texts.every((text) => {
      const period = readPeriod(text, { type, order });
      return period !== undefined && period <= today;
    }),
  );
}
