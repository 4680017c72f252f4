import { expect, test } from "vitest";
import {
  addressProblem,
  checkTexts,
  type TableTexts,
  textProblem,
} from "../../../lib/update/new-table/table-texts.js";

const DRAFT = {
  file: "mine.csv",
  fields: [
    { name: "date", heading: "Date", type: "date" },
    { name: "close", heading: "Close", type: "number" },
  ],
} as const;
const TEXTS: TableTexts = {
  title: "Closes",
  serves: "A test.",
  description: "As the publisher has them.",
  sources: [{ title: "Publisher", path: "https://publisher.example/closes" }],
  redistribution: "Made up.",
  caveats: [],
  descriptions: { date: "day", close: "close" },
  units: { close: "USD" },
};

test.each(["a\nb", "a | b", " a", "a ", "", "a\u001b[31m", "a\u2028b"])("textProblem(%j) is one", (text) => {
  expect(textProblem(text)).toMatch(/^must be one line/);
});

test.each([
  "",
  "publisher.example",
  "javascript:alert(1)",
  "https://a.example/ b",
  "https://a.example/)",
  "https://",
])("addressProblem(%j) is one", (address) => expect(addressProblem(address)).toMatch(/^must be an address/));

test.each<[string, Partial<TableTexts>, RegExp]>([
  ["a title of two lines", { title: "a\nb" }, /^--title must be one line/],
  ["a purpose that breaks the list of tables", { serves: "a | b" }, /^--serves must be/],
  ["no source", { sources: [] }, /^--source is missing/],
  [
    "a source that breaks its link",
    { sources: [{ title: "a]", path: "https://a.example/" }] },
    /must be without \[ and \]/,
  ],
  [
    "a column without its description",
    { descriptions: { date: "day" } },
    /^--describe close=TEXT: the text must be/,
  ],
  ["a number without its unit", { units: {} }, /^--unit close=UNIT: the unit must be/],
  [
    "a unit of days",
    { units: { close: "USD", date: "days" } },
    /^--unit date: the column holds no numbers, but dates$/,
  ],
  [
    "a unit of no column",
    { units: { close: "USD", cloze: "USD" } },
    /^--unit cloze=...: the table has no column cloze/,
  ],
])("checkTexts refuses %s, naming the option", (_, change, message) => {
  expect(() => checkTexts(TEXTS, DRAFT)).not.toThrow();
  expect(() => checkTexts({ ...TEXTS, ...change }, DRAFT)).toThrow(message);
});

test("checkTexts refuses a file whose name would break a line of data/README.md", () => {
  expect(() => checkTexts(TEXTS, { ...DRAFT, file: "a\nb.csv" })).toThrow(
    /^the file's name "a\\nb.csv" must be/,
  );
});
