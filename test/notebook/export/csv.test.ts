import { expect, test } from "vitest";
import { csv } from "../../../lib/notebook/export/csv.js";

test("csv(head, rows) quotes what has commas, quotes or line ends, and leaves missing cells empty", () => {
  expect(
    csv(
      ["a", "b,c"],
      [
        ['x"y', 1.5],
        ["line\nend", null],
      ],
    ),
  ).toBe('a,"b,c"\r\n"x""y",1.5\r\n"line\nend",\r\n');
});

test("csv(head, rows) writes numbers as they are, also negative and small ones", () => {
  expect(csv(["n"], [[-1], [1e-9], [0]])).toBe("n\r\n-1\r\n1e-9\r\n0\r\n");
});

const plain = (cell: string) => csv([cell], []).replace(/\r\n$/, "");
const unquoted = (field: string) =>
  field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;

test.each([
  "=1+1",
  "+cmd|x",
  "-cmd",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "\r\n=cmd|' /C calc'!A0",
  "\tx",
  "\nx",
  "  =1",
  "\u00a0=1",
  "\u3000\uFF1D1",
  "\uFEFF=1",
  "\u200b\u200e=1",
  "\u0000=1",
  "\u0085=1",
  "\u2028=1",
  "\uFF1D1+1",
  "\uFF0Bcmd",
  "\uFF0Dcmd",
  "\uFF20SUM(A1)",
  "\uFE66cmd",
  '=HYPERLINK("https://x.example";"a")',
  "-1+cmd|' /C calc'!A0",
  "+1(2)",
  `-1 ${"a".repeat(300)}(1)`,
])("csv keeps a spreadsheet from running %j", (text) => {
  expect(unquoted(plain(text))).toBe(`'${text}`);
});

test.each(["a;=1", "a\t=1", "a\n=1"])(
  "csv keeps %j one cell, also where another sign parts cells",
  (text) => {
    expect(plain(text)).toBe(`"${text}"`);
  },
);

test.each([
  "-5%",
  "+3",
  "-1,000.5",
  "-1.5",
  "+1.5e-3",
  "-",
  "-3 months",
  "\uFF0D1.5",
  "\u22121.5",
  "2024-07-24",
  "a=b",
])("csv leaves %j as it is", (text) => {
  expect(
    csv(["x"], [[text]])
      .split("\r\n")[1]
      ?.replaceAll('"', ""),
  ).toBe(text);
});
