import { describe, expect, test } from "vitest";
import { plainText } from "../../lib/notes/plain-text.js";
import type { CheckableStatement } from "../../lib/notes/statement.js";
import { findStatements } from "../../lib/notes/statements.js";

const read = (text: string) => findStatements(text, plainText(text));
const brief = ({ kind, subject, figure, direction, window }: CheckableStatement) => [
  kind,
  subject,
  figure?.text,
  direction,
  window,
];

describe("findStatements(text) finds", () => {
  test.each<[string, ...unknown[]]>([
    ["Core prices rose 2.7 percent in August.", "measurement", "Core prices", "2.7 percent", 1, "in August"],
    ["The yield stood at 4.25% on 24 July.", "measurement", "yield", "4.25%", undefined, "on 24 July"],
    ["Over the past year the fund has lost 3%.", "measurement", "fund", "3%", -1, "Over the past year"],
    ["Last year's winner, Acme, gained 31%.", "measurement", "Last year's winner", "31%", 1, "Last year"],
    ["Year to date gold is up 11%.", "measurement", "gold", "11%", 1, "Year to date"],
    ["Banks made up 61% of it in May.", "measurement", "Banks", "61%", undefined, "in May"],
    ["Operating margin of 18.3%", "measurement", "Operating margin", "18.3%", undefined, undefined],
    ["The Board lowered the key rate to 5 percent.", "measurement", "key rate", "5 percent", -1, undefined],
    ["Two in five firms reported a shortage.", "measurement", "firms", "Two in five", undefined, undefined],
    ["It was the third consecutive fall in May.", "rank", undefined, "third consecutive", -1, "in May"],
    ["Value has outperformed growth since 2020.", "comparison", "Value", undefined, 1, "since 2020"],
    ["Wages grew more quickly than profits.", "comparison", "Wages", undefined, 1, undefined],
    ["Job gains have slowed.", "sign", "Job gains", undefined, -1, undefined],
    ["The report showed further easing in inflation.", "sign", "inflation", undefined, -1, undefined],
    ["The index ended slightly positive in June.", "sign", "index", undefined, 1, "in June"],
    ["Gold was little changed on Monday.", "sign", "Gold", undefined, 0, "on Monday"],
  ])("%s", (text, ...expected) => {
    expect(read(text).statements.map(brief)).toEqual([expected]);
  });

  test("each clause with its own subject", () => {
    const { statements } = read(
      "Services grew by 0.6%, while production fell by 0.3% and construction was unchanged.",
    );
    expect(statements.map(brief)).toEqual([
      ["measurement", "Services", "0.6%", 1, undefined],
      ["measurement", "production", "0.3%", -1, undefined],
      ["sign", "construction", undefined, 0, undefined],
    ]);
  });

  test("a subject whose verb is left out, and one that which stands for", () => {
    const { statements } = read(
      "Meals rose by 0.4%, and groceries by 0.1%. The index gained 3.3%, which is the smallest rise since 2021.",
    );
    expect(statements.map(({ subject, figure }) => [subject, figure?.text])).toEqual([
      ["Meals", "0.4%"],
      ["groceries", "0.1%"],
      ["index", "3.3%"],
      ["index", "smallest"],
    ]);
  });

  test("the clause before a semicolon with its own time", () => {
    const { statements } = read(
      "The index was 3.0% higher than 12 months earlier; in May that rise had been 3.3%.",
    );
    expect(statements.map(brief)).toEqual([
      ["measurement", "index", "3.0%", 1, "12 months earlier"],
      ["measurement", "rise", "3.3%", undefined, "in May"],
    ]);
  });

  test("what a figure is compared with beside it", () => {
    const { statements } = read(
      "Profit was $1.36 a share, compared with $1.11 a year ago. Debt fell to $4 million from $6 million.",
    );
    expect(statements.map(({ figure, beside }) => [figure?.text, ...beside.map(({ text }) => text)])).toEqual(
      [
        ["$1.36", "$1.11"],
        ["$4 million", "$6 million"],
      ],
    );
  });

  test("a change, as its figure is no level", () => {
    const { statements } = read("Sales fell 4%. The rate fell to 4%. A rise of 4% came in May.");
    expect(statements.map(({ change }) => change ?? false)).toEqual([true, false, true]);
  });

  test("where the mark stands in the text", () => {
    const text = "Nothing here.\n\nPrices rose 3%.";
    const [statement] = read(text).statements;
    expect(text.slice(statement?.mark.start, statement?.mark.end)).toBe("3%");
    expect(text.slice(statement?.start, statement?.end)).toBe("Prices rose 3%.");
  });
});

describe("findStatements(text) says what it is unsure of:", () => {
  test.each([
    ["Prices rose 3%.", "the sentence names no time"],
    ["The Fund fell. It has gained 12% since May.", '"it" stands for its subject: read as Fund'],
    ["Repurchased 1.2 million shares in May.", "its subject is not in the sentence"],
    ["Prices rose about 3% in May.", "the figure is approximate"],
    ["The index closed at 5,427.13 in May.", "the figure has no unit"],
    ["Operating margin of 18.3%", "it has no verb; it is read as a title"],
  ])("%s %s", (text, unsure) => {
    expect(read(text).statements.at(-1)?.unsure).toContain(unsure);
  });
});

describe("findStatements(text) sets aside", () => {
  test.each([
    ["Could prices rise by 3%?", "question"],
    ["If oil rises, inflation gains 1 percentage point.", "hypothetical"],
    ["Growth will reach 2% in 2025.", "forecast"],
    ["The bank expects growth of 2%.", "forecast"],
    ["We think the share is worth $40.", "opinion"],
    ["In our view the market is 20% too dear.", "opinion"],
    ["Investors should hold 10% in cash.", "advice"],
    ["The Committee seeks inflation at the rate of 2 percent.", "policy or plan"],
    ["Past performance of 12% is no guarantee of future results.", "disclosure"],
  ])("%s as %s", (text, reason) => {
    const { statements, setAside } = read(text);
    expect(statements).toEqual([]);
    expect(setAside.map((one) => one.reason)).toEqual([reason]);
  });

  test("only the part of a sentence that looks ahead", () => {
    const { statements, setAside } = read("Inflation was 2.6% in May, and it will fall to 2% in June.");
    expect(statements.map(({ figure }) => figure?.text)).toEqual(["2.6%"]);
    expect(setAside.map(({ reason }) => reason)).toEqual(["forecast"]);
  });

  test("what stands after a heading of disclosures", () => {
    const { statements, setAside } = read(
      "Prices rose 3%.\n\nDisclosures\n\nThe bank owned 2% of the shares.",
    );
    expect(statements).toHaveLength(1);
    expect(setAside.map(({ reason }) => reason)).toEqual(["disclosure"]);
  });
});

test.each(["", "Prices", "The year 2024 was long.", "See page 5 of Form 10-K.", "Turnover remained low."])(
  "findStatements(text) finds nothing in %j",
  (text) => {
    expect(read(text)).toEqual({ statements: [], setAside: [] });
  },
);

test("findStatements(text) passes over what is too long for a sentence, such as a table without full stops", () => {
  const table = "Sales rose 3% and costs fell 2% and ".repeat(20_000);
  const start = process.cpuUsage();
  expect(read(`${table}\n\nPrices rose 3%.`).statements.map(({ subject }) => subject)).toEqual(["Prices"]);
  // 700,000 characters: work that grew with their square would take minutes.
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
});
