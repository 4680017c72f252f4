import { expect, test } from "vitest";
import { dayNote } from "../../../lib/notebook/export/day-note.js";
import { codeCell, markdownCell, notebook } from "./notebooks.js";

/** Days are not broken in a line. */
const note = (...of: Parameters<typeof dayNote>) => dayNote(...of).replaceAll("\u00a0", " ");
const tagged = (tag: string, source: string) => codeCell(source, [], { metadata: { tags: [tag] } });

test.each([
  'const asOf: string | null = "2024-07-24"; // the day',
  "as_of = '2024-07-24'",
  'until = "2025-01-01"\nas_of: str = "2024-07-24"',
])("dayNote is the day of the parameter in %j", (source) => {
  expect(note(notebook([tagged("parameters", source)]))).toBe("As of 24 July 2024");
});

test("dayNote is what the run was given, before the default", () => {
  const cells = [
    tagged("parameters", 'const asOf = "2024-07-24";'),
    tagged("injected-parameters", 'asOf = "2024-12-31";'),
  ];
  expect(note(notebook(cells))).toBe("As of 31 December 2024");
});

test("dayNote is empty for the newest data, also where the default is a day", () => {
  const cells = [
    tagged("parameters", 'const asOf = "2024-07-24";'),
    tagged("injected-parameters", "asOf = null;"),
  ];
  expect(note(notebook(cells))).toBe("");
});

test("dayNote is empty without such a parameter", () => {
  const cells = [
    markdownCell('asOf = "2024-07-24"'),
    codeCell('asOf = "2024-07-24"'),
    tagged("parameters", "n = 3"),
  ];
  expect(note(notebook(cells))).toBe("");
  expect(note(notebook([]))).toBe("");
});

const NONE = { vintages: {}, of: 0 };

test.each([
  [
    {
      book: { asOf: "2024-07-24", askedOn: null, until: null },
      asked: [],
      hindsight: [],
      tables: [],
      revised: NONE,
    },
    "Asked on 24 July 2024",
  ],
  [
    {
      book: { asOf: "2024-12-31", askedOn: null, until: null },
      asked: [],
      hindsight: [],
      tables: [],
      revised: NONE,
    },
    "Asked on 24 July 2024, as of 31 December 2024",
  ],
  [
    {
      book: { asOf: null, askedOn: null, until: null },
      asked: [],
      reach: "2025-02-28",
      hindsight: [],
      tables: [],
      revised: NONE,
    },
    "Asked on 24 July 2024, as of 28 February 2025",
  ],
  [
    {
      book: { asOf: "2024-12-31", askedOn: "2024-12-31", until: null },
      asked: ["2024-12-31"],
      hindsight: [],
      tables: [],
      revised: NONE,
    },
    "Asked on 31 December 2024",
  ],
])("dayNote of %j is %j", (days, words) => {
  expect(note(notebook([tagged("parameters", 'asOf = "2020-01-01"')]), days)).toBe(words);
});
