import { expect, test } from "vitest";
import { dataSources } from "../../../lib/notebook/show/data-sources.js";
import { openStore } from "../../../lib/store/open-store.js";

const plain = (asOf: string | null, names: readonly string[]) =>
  dataSources(openStore({ asOf }), names).mime["text/plain"] as string;

test("dataSources(store, names) lists the rows and periods that are known at the as-of", () => {
  const text = plain("2024-07-24", ["size-monthly", "index-daily"]);
  expect(text).toContain("As known on 24\u00a0July 2024");
  // July 1926 to June 2024 are 1,176 months.
  expect(text).toMatch(
    /size-monthly .* 1,176\s+July\s1926\s+June\s2024\s+yes, except one column\s+Kenneth R\. French Data Library; Amit Goyal/,
  );
  expect(text).toMatch(/index-daily .* 15\sMay\s2014\s+24\sJuly\s2024/);
});

test("dataSources(store, names) dates a table of windows by the windows that are known, and an empty one not at all", () => {
  expect(plain("2024-07-24", ["cross-section"])).toMatch(/cross-section .* 10\sJuly\s2024\s+24\sJuly\s2024/);
  expect(plain("2024-07-24", ["factor-window-quantiles"])).toMatch(/factor-window-quantiles .*\s0\s+–\s+–/);
});

test("dataSources(store, names) falls back on the coverage where a table has no dates, and refuses an unknown table", () => {
  expect(plain(null, ["magnificent-seven"])).toMatch(/29\sDecember\s2023\s+28\sJune\s2024/);
  expect(() => plain(null, ["weeks"])).toThrow(/there is no table "weeks"/);
});

test("dataSources(store, names) marks tables and columns that no update goes on with", () => {
  const text = plain("2024-07-24", ["style-daily", "cross-section", "index-daily"]);
  expect(text).toMatch(/style-daily .* yes, except 6 columns /);
  expect(text).toMatch(/cross-section .* never /);
  expect(text).toMatch(/index-daily .* yes /);
  expect(text).toContain("A table that never updates has no public source with newer rows");
  expect(plain("2024-07-24", ["index-daily"])).not.toContain("never");
  // Days are in words everywhere, also in the vintage.
  expect(text).not.toMatch(/\d{4}-\d{2}/);
});
