// Takes long: the growth of time is measured on long texts of nine kinds.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFigures } from "../../lib/notes/figures.js";

/** What is found in a text, each as its passage, kind and value (two for a range). */
const found = (text: string) =>
  findFigures(text).map(({ text, kind, value, to }) => [
    text,
    kind,
    ...(to === undefined ? [value] : [value, to]),
  ]);

describe("findFigures(text) reads", () => {
  test.each([
    ["rose 0.3 percent", "0.3 percent", "percent", 0.3],
    ["fell by -0.3%", "-0.3%", "percent", -0.3],
    ["returned minus 2%", "minus 2%", "percent", -2],
    ["up 0\u00b75% this week", "0\u00b75%", "percent", 0.5],
    ["a 15-per-cent gain", "15-per-cent", "percent", 15],
    ["up 1.4 percentage points", "1.4 percentage points", "percentage-points", 1.4],
    ["cut by 25 basis points", "25 basis points", "basis-points", 25],
    ["a spread of 310bp", "310bp", "basis-points", 310],
    ["revenue of $85.8 billion", "$85.8 billion", "money", 85.8e9],
    ["raised C$5m", "C$5m", "money", 5e6],
    ["sales of €4bn", "€4bn", "money", 4e9],
    ["a loss of 3.2 billion dollars", "3.2 billion dollars", "money", 3.2e9],
    ["trades at 15.2x", "15.2x", "multiple", 15.2],
    ["at fifteen times earnings", "fifteen times", "multiple", 15],
    ["grew tenfold", "tenfold", "multiple", 10],
    ["output doubled", "doubled", "multiple", 2],
    ["two-thirds of them", "two-thirds", "fraction", 2 / 3],
    ["down nearly a fifth since May", "a fifth", "fraction", 0.2],
    ["one in five firms", "one in five", "ratio", 0.2],
    ["half a percentage point", "half a percentage point", "percentage-points", 0.5],
    ["a quarter-point cut", "a quarter-point", "percentage-points", 0.25],
    ["added 206,000 jobs", "206,000", "count", 206_000],
    ["2.5 million barrels", "2.5 million", "count", 2.5e6],
    ["fully 65% of it", "65%", "percent", 65],
    ["thanks to seven companies", "seven", "count", 7],
    ["a hundred and ten firms", "a hundred and ten", "count", 110],
    ["closed at 5,427.13", "5,427.13", "number", 5427.13],
    ["the fourth-worst such stretch", "fourth-worst", "rank", 4],
    ["the 11th-highest reading", "11th-highest", "rank", 11],
    ["the third consecutive fall", "third consecutive", "rank", 3],
    ["among the top five", "top five", "rank", 5],
    ["the highest since 2008", "highest", "superlative", undefined],
    ["an all-time high", "all-time high", "superlative", undefined],
    ["a 23-year high", "23-year high", "superlative", undefined],
    ["unemployment lasted 27 weeks", "27 weeks", "duration", 27],
  ])("%s", (text, passage, kind, value) => {
    expect(found(text)).toEqual([[passage, kind, value]]);
  });

  test.each([
    ["grew 2 to 3% a year", "2 to 3%", 2, 3],
    ["between 2% and 3%", "2% and 3%", 2, 3],
    ["a range of 5-1/4 to 5-1/2 percent", "5-1/4 to 5-1/2 percent", 5.25, 5.5],
    ["$10–12 billion of sales", "$10–12 billion", 10e9, 12e9],
  ])("a range: %s", (text, passage, from, to) => {
    const [figure, ...others] = findFigures(text);
    expect(others).toEqual([]);
    expect(figure).toMatchObject({ text: passage, value: from, to });
  });

  test("a change from one level to another as two figures", () => {
    expect(found("rose from 3.9% to 4.1%")).toEqual([
      ["3.9%", "percent", 3.9],
      ["4.1%", "percent", 4.1],
    ]);
    expect(found("rose 0.3% to 5.2%")).toHaveLength(2);
  });

  test("the unit that several numbers share", () => {
    expect(found("fell 2.1, 3.3 and 4.5 percent")).toEqual([
      ["2.1", "percent", 2.1],
      ["3.3", "percent", 3.3],
      ["4.5 percent", "percent", 4.5],
    ]);
  });

  test("a superlative with its figure, and the offsets of both", () => {
    const text = "The largest gain, 9%, came on July 11.";
    for (const { start, end, text: passage } of findFigures(text))
      expect(text.slice(start, end)).toBe(passage);
    expect(findFigures(text).map(({ start }) => start)).toEqual([4, 18]);
  });

  test.each([
    ["nearly 100%", "under"],
    ["more than 7%", "over"],
    ["roughly 5%", "about"],
    ["5%", undefined],
  ])("what the words before make of it: %s", (text, bound) => {
    expect(findFigures(text)[0]?.bound).toBe(bound);
  });
});

describe("findFigures(text) leaves out", () => {
  test.each([
    ["dates", "On July 11, 2024, from June 12-18, on 24 July and as of 6/30; 12/31/2023"],
    [
      "years, quarters and halves",
      "In 2023-24, fiscal 2024, the 1990s, Q2, 2Q24, the second quarter, the first half, H1",
    ],
    ["times of day", "At 8:30 a.m. ET, by 7 p.m., at 14:00"],
    [
      "lengths of time that are windows",
      "Over the past ten years, in the last 12 months, two weeks ago, a 10-year stint",
    ],
    ["indices", "The S&P 500, the Russell 2000 Index and the Nasdaq-100 rose"],
    ["terms of bonds", "The 10-year Treasury yield and the two-year note fell"],
    ["names", "COVID-19, the Magnificent Seven, the G7, Basel III, 3M and a 60/40 portfolio"],
    ["forms and sections", "See Form 10-K, Section 13(d), Rule 144A, page 5, Table 3 and note 4"],
    [
      "telephones and addresses",
      "(202) 691-5200, 202-691-7000, +44 20 7601 4444, https://example.com/2024/07, a1@b2.com",
    ],
    ["telephones after their word", "Tel. 020 7946 0958, phone: +47 22 31 60 00, Fax 7946-0958"],
    ["numbers of registers and streets", "ISSN 1504-8470; under No. 482913, at 18 Mere Street"],
    ["footnote marks", 'climbed in July1, and closed.2 Then "gains".3 Firms [4] did.'],
    ["numbers of a list", "1. Prices\n2) Wages\n(3) Rents\n[4] Costs"],
    ["numbers of pages", "Prices rose\n12\nPage 3 of 10\nand fell"],
    ["pronouns and outlines", "One of them gave three reasons; the two benchmarks; no one did"],
    ["idioms", "at least, at best, best practices, the most recent report, a track record, recorded"],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test("findFigures(text): passages are the text's own and in order, whatever the text", () => {
  const word = fc.constantFrom(
    "rose",
    "3.2%",
    "$5",
    "to",
    "and",
    "12",
    "third-",
    "worst",
    "May",
    "2024",
    "-",
    ",",
    "one",
    "half a",
    "point",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      let last = 0;
      for (const { start, end, text: passage } of findFigures(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(passage).toBe(text.slice(start, end));
        last = end;
      }
    }),
  );
});

test("findFigures(text) takes time that grows with the text and no faster", () => {
  const pieces = [
    "The index rose 3.5 percent on July 11, 2024, its third-largest gain. ",
    "1 ",
    "1,",
    "one ",
    "a hundred ",
    "$",
    "A ",
    "-",
    "9.",
  ];
  /** Of the processor, in ms: others work beside. */
  const time = (text: string) => {
    const start = process.cpuUsage();
    findFigures(text);
    return process.cpuUsage(start).user / 1000;
  };
  for (const piece of pieces) {
    const text = (length: number) => piece.repeat(length / piece.length);
    time(text(2000));
    const [short, long] = [10_000, 80_000].map((length) =>
      Math.min(time(text(length)), time(text(length))),
    ) as [number, number];
    // Eight times the text: quadratic work would take 64 times as long.
    expect.soft(long / Math.max(short, 4), JSON.stringify(piece)).toBeLessThan(32);
  }
});
