import { addMonths } from "../../stats/series/calendar.js";
import { addDays, lastWeekday } from "../../stats/series/calendar-day.js";
import { openStore } from "../../store/open-store.js";

/**
 * A publisher's CSV of a table at its next update: the table's own rows under the publisher's headings, and one row more, with the last values
 * again. Nothing in it comes from the publisher.
 * @param options.headings the publisher's heading of each column, by the table's name; the key's first
 * @param options.scale what levels are multiplied by where the table has rebased ones
 * @returns the file, the day or month of the row more, and a day on which it is known
 * @throws StoreError when the book has no such table or column
 */
export function nextFile(
  table: string,
  { headings, scale }: { readonly headings: Readonly<Record<string, string>>; readonly scale: number },
): { readonly text: string; readonly added: string; readonly now: Date } {
  const names = Object.keys(headings);
  const columns = names.map((name) => [...openStore().read(table).array(name)] as (string | number | null)[]);
  const periods = columns[0] as string[];
  const added = after(periods);
  const cell = (value: string | number | null | undefined) =>
    typeof value === "number" ? String(value * scale) : (value ?? "");
  const rows = periods.map((_, row) => columns.map((values) => cell(values[row])));
  const last = columns.map((values) => cell(values.findLast((value) => value !== null)));
  const lines = [names.map((name) => headings[name]), ...rows, [added, ...last.slice(1)]];
  const now = new Date(`${added.length === 7 ? `${addMonths(added, 1)}-15` : addDays(added, 1)}T12:00:00Z`);
  return { text: `${lines.map((line) => line.join(",")).join("\n")}\n`, added, now };
}

/** The month, weekday or week that follows the last one. */
function after(periods: readonly string[]): string {
  const [before, last] = periods.slice(-2) as [string, string];
  if (last.length === 7) return addMonths(last, 1);
  if (Date.parse(last) - Date.parse(before) >= 6 * 86_400_000) return addDays(last, 7);
  const next = addDays(last, 1);
  return lastWeekday(next) === next ? next : addDays(lastWeekday(next), 3);
}
