import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { type TableOptions, table } from "../../../lib/notebook/show/table.js";
import type { TableRows } from "../../../lib/notebook/show/table-rows.js";

const NBSP = "\u00a0";

function shown(
  rows: TableRows,
  options?: TableOptions,
): { body: string[][]; head: string[]; root: Document } {
  const root = new JSDOM(table(rows, options).mime["text/html"]).window.document;
  const texts = (row: Element, selector: string) =>
    [...row.querySelectorAll(selector)].map((cell) => cell.textContent ?? "");
  return {
    root,
    head: texts(root.querySelector("thead") as Element, "th"),
    body: [...root.querySelectorAll("tbody tr")].map((row) => texts(row, "td")),
  };
}

test("table(rows) writes numbers with two decimals, whole numbers with none, texts as they are", () => {
  const { head, body } = shown([
    { name: "small", share: 0.125, n: 1500 },
    { name: "large", share: 2, n: -3 },
  ]);
  expect(head).toEqual(["name", "share", "n"]);
  expect(body).toEqual([
    ["small", "0.13", "1,500"],
    ["large", "2.00", "\u22123"],
  ]);
});

test("table(rows, { columns }) chooses, orders, formats and names columns", () => {
  const { head, body } = shown([{ day: "2024-07-24", month: "2024-07", r: 0.0345, gap: 1.03, skip: 1 }], {
    columns: {
      gap: { format: "points" },
      r: { format: "percent", digits: 2, label: "Return" },
      day: { format: "date" },
      month: { format: "date" },
    },
  });
  expect(head).toEqual(["gap, points", "Return", "day", "month"]);
  // A day and a month stay on one line.
  expect(body).toEqual([["103.0", "3.45%", `24${NBSP}July${NBSP}2024`, `July${NBSP}2024`]]);
});

test('table(rows) shows what is missing as "–", never as zero or NaN', () => {
  const { body } = shown([{ a: 1.5, b: "x" }, { a: Number.NaN, b: null }, { b: undefined }]);
  expect(body.slice(1)).toEqual([
    ["–", "–"],
    ["–", "–"],
  ]);
});

test("table(rows) keeps a text that stands in a column of percentages", () => {
  const { body } = shown([{ a: "not given" }], { columns: { a: { format: "percent" } } });
  expect(body).toEqual([["not given"]]);
});

test("table(rows) shows Dates as UTC days", () => {
  expect(shown([{ day: new Date("2024-07-24T23:00:00Z") }]).body).toEqual([["24\u00a0July\u00a02024"]]);
});

test("table(rows) aligns numbers, and their heads, to the right", () => {
  const { root } = shown([{ name: "a", n: 1 }]);
  const right = [...root.querySelectorAll<HTMLElement>("th, td")].map(({ style }) => style.textAlign);
  expect(right).toEqual(["left", "right", "left", "right"]);
  expect(root.querySelectorAll(".cb-number")).toHaveLength(2);
});

test("table(rows, { limit }) says how many rows it leaves out, in HTML and in text", () => {
  const rows = Array.from({ length: 1022 }, (_, at) => ({ at }));
  const { mime } = table(rows);
  expect(shown(rows).body).toHaveLength(20);
  expect(mime["text/html"]).toContain("… 1,002 more rows");
  expect(mime["text/plain"]?.endsWith("… 1,002 more rows")).toBe(true);
  expect(table(rows.slice(0, 2), { limit: 1 }).mime["text/plain"]).toContain("… 1 more row");
  expect(table(rows.slice(0, 2), { limit: 2 }).mime["text/plain"]).not.toContain("more");
});

test("table(rows) takes text from rows, names, labels and caption for text, never for markup", () => {
  const bad = `<img src=x onerror=alert(1)>"'&`;
  const { root, head, body } = shown([{ [bad]: bad, n: 1 }], {
    caption: bad,
    columns: { [bad]: {}, n: { label: bad } },
  });
  expect(root.querySelector("img")).toBeNull();
  expect(head).toEqual([bad, bad]);
  expect(body).toEqual([[bad, "1"]]);
  expect(root.querySelector("caption")?.textContent).toBe(bad);
});

test("table(rows) of no rows has heads only when they are asked for", () => {
  expect(shown([]).head).toEqual([]);
  expect(table([]).mime["text/plain"]).toBe("\n");
});

test("table(rows, { columns }) refuses a column that the rows lack, and names those that there are", () => {
  expect(() => table([{ a: 1, b: 2 }], { columns: { c: {} } })).toThrow(
    new RangeError('table has no column "c"; the columns are a, b'),
  );
});

test("table(rows) gives the same as text, with the caption over it", () => {
  expect(table([{ name: "a", n: 2 }], { caption: "Counts" }).mime["text/plain"]).toBe(
    ["Counts", "name  n", "----  -", "a     2"].join("\n"),
  );
});

test("table(rows) says days and months in words and does not let them be broken", () => {
  const html = table([{ day: "2024-07-24", month: "2024-07", name: "a-b" }]).mime["text/html"];
  expect(html).toContain('style="text-align:left;white-space:nowrap">24\u00a0July\u00a02024<');
  expect(html).toContain('style="text-align:left;white-space:nowrap">July\u00a02024<');
  expect(html).toContain('style="text-align:left">a-b<');
});
