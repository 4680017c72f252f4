import { table } from "arquero";
import { expect, test } from "vitest";
import { sourcePlan } from "../../lib/cli/source-plan.js";
import { readManifest, type TableSpec } from "../../lib/store/manifest.js";
import { openStore } from "../../lib/store/open-store.js";

const plan = (name: string, map = {}) =>
  sourcePlan(
    readManifest("data").find(({ info }) => info.name === name) as TableSpec,
    openStore().read(name),
    map,
  );

test("sourcePlan of figures replaces rows, and maps the publisher's headings", () => {
  expect(plan("rates-daily", { date: "Day", dgs2: "2 Yr" })).toMatchObject({
    key: "date",
    period: "Day",
    headings: { effr: "effr", dgs2: "2 Yr" },
    ...{ optional: [], maxGapDays: 7, staleAfterDays: 10 },
    builder: { BUILD: 'replaceRows(current, series, { key: "date", since })', SCALE: "1" },
  });
  expect(plan("size-value-monthly")).toMatchObject({ key: "month", maxGapDays: 31, staleAfterDays: 45 });
});

test("sourcePlan of rebased levels goes on from the last one", () => {
  expect(plan("style-daily").builder.BUILD).toBe(
    'extendLevels(current, series, { ...options, key: "date", digits: 4, maxStep: 0.3 })',
  );
  expect(plan("index-monthly").builder.BUILD).toMatch(/maxStep: 0\.45/);
});

test("sourcePlan allows the largest gap of the last rows, and does without columns of text", () => {
  const spec = readManifest("data").find(({ info }) => info.name === "rates-daily") as TableSpec;
  const note = { name: "note", type: "string", description: "note" } as const;
  const rows = table({ date: ["2024-01-01", "2024-01-15", "2024-01-16"] });
  expect(sourcePlan({ ...spec, fields: [...spec.fields, note] }, rows, {})).toMatchObject({
    ...{ maxGapDays: 14, staleAfterDays: 17, optional: ["note"] },
  });
});

test.each<[string, object, RegExp]>([
  ["fed-funds-futures", {}, /are not of one day or one month each; write its recipe by hand/],
  ["magnificent-seven", {}, /are not of one day or one month each/],
  ["cot-weekly", {}, /do not say themselves when they became known/],
  [
    "rates-daily",
    { dgs5: "5 Yr" },
    /^--map dgs5=\.\.\.: rates-daily has no column of numbers dgs5; it has effr, /,
  ],
])("sourcePlan refuses %s with the map %o", (name, map, message) => {
  expect(() => plan(name, map)).toThrow(message);
});

test("sourcePlan refuses a table of which some columns are rebased levels", () => {
  const spec = readManifest("data").find(({ info }) => info.name === "index-daily") as TableSpec;
  const volume = { name: "volume", type: "number", unit: "shares", description: "volume" } as const;
  expect(() =>
    sourcePlan({ ...spec, fields: [...spec.fields, volume] }, openStore().read("index-daily"), {}),
  ).toThrow(/rebased levels in some columns and other figures in others/);
});
