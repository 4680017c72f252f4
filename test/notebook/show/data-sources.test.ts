import { expect, test } from "vitest";
import { dataSources } from "../../../lib/notebook/show/data-sources.js";
import { openStore } from "../../../lib/store/open-store.js";

const plain = (asOf: string | null, names: readonly string[]) =>
  dataSources(openStore({ asOf }), names).mime["text/plain"] as string;

test("dataSources(store, names) lists the rows and periods that are known at the as-of", () => {
  const text = plain("2024-07-24", ["size-monthly", "index-daily"]);
  expect(text).toContain("As known on 2024-07-24");
  // July 1926 to June 2024 are 1,176 months.
  expect(text).toMatch(
    /size-monthly .* 1,176\s+1926-07\s+2024-06\s+yes, but never sp500_total_return\s+Kenneth R\. French Data Library; Amit Goyal/,
  );
  expect(text).toMatch(/index-daily .* 2014-05-15\s+2024-07-24/);
});

test("dataSources(store, names) dates a table of windows by the windows that are known, and an empty one not at all", () => {
  expect(plain("2024-07-24", ["cross-section"])).toMatch(/cross-section .* 2024-07-10\s+2024-07-24/);
  expect(plain("2024-07-24", ["factor-window-quantiles"])).toMatch(/factor-window-quantiles .*\s0\s+–\s+–/);
});

test("dataSources(store, names) falls back on the coverage where a table has no dates, and refuses an unknown table", () => {
  expect(plain(null, ["magnificent-seven"])).toMatch(/2023-12-29\s+2024-06-28/);
  expect(() => plain(null, ["weeks"])).toThrow(/there is no table "weeks"/);
});

test("dataSources(store, names) marks tables and columns that no update goes on with", () => {
  const text = plain("2024-07-24", ["style-daily", "cross-section", "index-daily"]);
  expect(text).toMatch(/style-daily .* yes, but never iwo, ijr, rsp, kre, xbi, mags /);
  expect(text).toMatch(/cross-section .* never /);
  expect(text).toMatch(/index-daily .* yes /);
  expect(text).toContain("What never updates has no public source that goes on with it");
  expect(plain("2024-07-24", ["index-daily"])).not.toContain("never");
});
