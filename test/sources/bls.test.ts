import { describe, expect, test } from "vitest";
import { loadBls, parseBls } from "../../lib/sources/bls.js";

const OPTIONS = { id: "CUUR0000SA0", file: "b.json" };
const answer = (data: unknown, status = "REQUEST_SUCCEEDED") =>
  JSON.stringify({
    status,
    responseTime: 1,
    message: status === "REQUEST_SUCCEEDED" ? [] : ["Daily limit reached."],
    Results: { series: [{ seriesID: "CUUR0000SA0", data }] },
  });
const row = (year: string, period: string, value: string) => ({
  year,
  period,
  periodName: "",
  value,
  footnotes: [{}],
});
const DATA = [
  row("2099", "M02", "-"),
  row("2099", "M01", "300.5"),
  row("2098", "M13", "299.9"),
  row("2098", "M12", "300.0"),
];

describe("parseBls(text)", () => {
  test("reads months oldest first, without the annual average and the month marked -", () => {
    expect([...parseBls(answer(DATA), OPTIONS)]).toEqual([
      ["2098-12", 300],
      ["2099-01", 300.5],
    ]);
  });

  test.each([
    [
      "a refusal, with the API's words",
      answer([], "REQUEST_NOT_PROCESSED"),
      /answered REQUEST_NOT_PROCESSED: Daily limit/,
    ],
    [
      "another series",
      answer(DATA).replace("CUUR0000SA0", "CUSR0000SA0"),
      /expected data of series CUUR0000SA0/,
    ],
    ["a text in place of an index", answer([row("2099", "M01", "n/a")]), /2099-01: expected an index/],
    ["months out of order", answer([...DATA].reverse()), /2099-01 comes after 2099-02/],
    ["a text that was cut short", answer(DATA).slice(0, 50), /no whole JSON/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseBls(text, OPTIONS)).toThrow(message);
  });
});

test("loadBls(id, { from, to }) asks for ten years at a time", async () => {
  const asked: unknown[] = [];
  const { value } = await loadBls("CUUR0000SA0", {
    from: 2012,
    to: 2026,
    fetch: async ({ name, query }) => {
      asked.push(query);
      const year = query?.startyear ?? "";
      return {
        name,
        bytes: Buffer.from(answer([row(year, "M01", "1")])),
        url: "u",
        retrieved: "r",
        sha256: "s",
      };
    },
  });
  expect(asked).toEqual([
    { startyear: "2012", endyear: "2021" },
    { startyear: "2022", endyear: "2026" },
  ]);
  expect([...value.keys()]).toEqual(["2012-01", "2022-01"]);
});
