// Takes long: ledgers of up to thousands of claims are evaluated, several times.

import { table as tableOf } from "arquero";
import { describe, test } from "vitest";
import { evaluateClaim } from "../../lib/book/evaluate.js";
import { addDays } from "../../lib/stats/series/calendar-day.js";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";
import { expectLinear } from "./growth.js";

type Row = Readonly<Record<string, string | number | null>>;

const DATA = openStore();

/** The data with so many rows more in a table: its own rows again, changed by their number. */
function enlarged(name: string, size: number, change: (row: Row, at: number) => Row): Store {
  const own = DATA.read(name);
  const rows = own.objects() as Row[];
  const more = Array.from({ length: size }, (_, at) => change(rows[at % rows.length] as Row, at + 1));
  const all = [...more.reverse(), ...rows];
  const large = tableOf(
    Object.fromEntries(own.columnNames().map((column) => [column, all.map((row) => row[column])])),
  );
  const read = (table: string, options?: { readonly asOf?: string }) =>
    table === name ? large : DATA.read(table, options);
  return { ...DATA, read } as Store;
}

/** Rows of ever earlier days. */
const earlier = (row: Row, at: number): Row => ({ ...row, date: addDays("2014-01-01", -at) });

describe("a claim is evaluated in time in proportion to the rows of", () => {
  test.each<[string, string, (row: Row, at: number) => Row]>([
    ["index-daily", "decade-gap", earlier],
    ["fed-funds-futures", "cut-odds", earlier],
    ["cross-section", "low-quality", (row, at) => ({ ...row, window: `${row.window}-${at}` })],
    ["cross-section", "short-hedge", (row, at) => ({ ...row, window: `${row.window}-${at}` })],
  ])("%s (%s)", (name, claim, change) => {
    expectLinear(
      10_000,
      (size) => enlarged(name, size, change),
      // A store of its own each time: a claim is evaluated once a store.
      (store) => evaluateClaim(claim, { ...store } as Store),
    );
  });
});
