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

test.each(["=1+1", "+cmd|x", "-cmd", "@SUM(A1)", "\t=1"])(
  "csv keeps a spreadsheet from running %j",
  (text) => {
    expect(csv([text], [])).toBe(`'${text}\r\n`);
  },
);

test.each(["-5%", "+3", "-1,000.5", "-", "2024-07-24", "a=b"])("csv leaves %j as it is", (text) => {
  expect(
    csv(["x"], [[text]])
      .split("\r\n")[1]
      ?.replaceAll('"', ""),
  ).toBe(text);
});
