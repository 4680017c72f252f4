import { type CellCase, gives, notebook, refused, type Step, throws } from "../notation.js";

const OPEN = `
import { numbers, openStore, periods, where } from "claimbook";
const store = openStore();
const months = store.read("index-monthly");
const day = "2024-06";
`.trim();

/** A notebook that has opened the book's data. */
const opened = (name: string, ...steps: readonly Step[]): CellCase => notebook(name, OPEN, ...steps);

export const TYPED_TABLES: readonly CellCase[] = [
  opened("a misspelt table is refused, with the near name", [
    'store.read("index-mnthly").numRows()',
    refused(/"index-mnthly".*Did you mean "index-monthly"\? \(TS2345\)$/),
  ]),
  opened("a misspelt table is refused where it is described", [
    '1;\nstore.describe("index-mnthly").rows',
    refused(/Did you mean "index-monthly"\? \(TS2345\)$/, 2),
  ]),
  opened(
    "a misspelt column is refused, with the near name, and its cell does nothing",
    "let seen = 0;",
    ['seen = 1;\nnumbers(months, "sp500_prcie")', refused(/Did you mean "sp500_price"\? \(TS2345\)$/, 2)],
    ["seen", gives("0")],
  ),
  opened("a misspelt column of a method is refused", [
    'months.array("mnth")',
    refused(/Did you mean "month"\? \(TS2345\)$/),
  ]),
  opened("a misspelt column of a row is refused", [
    "where(months, (row) => row.mnth > day)",
    refused(/Did you mean 'month'\? \(TS2551\)$/),
  ]),
  opened(
    "a column that may miss values is null there",
    ['months.array("sp500_price").filter((price) => price === null).length > 0', gives("true")],
    [
      "where(months, (row) => row.sp500_price > 1)",
      refused("'row.sp500_price' is possibly 'null'. (TS18047)"),
    ],
    ["where(months, (row) => row.sp500_price !== null && row.month === day).numRows()", gives("1")],
  ),
  opened("a column of the key misses none", [
    'const [first = ""]: string[] = months.array("month");\nfirst.length',
    gives("7"),
  ]),
  opened(
    "where keeps what is known of the columns, and reads the cell's variables",
    ['const late = where(months, (row) => row.month >= day);\nlate.array("month")[0]', gives("'2024-06'")],
    ['numbers(late, "mnth")', refused(/Did you mean "month"\? \(TS2345\)$/)],
    ["day.length + late.numRows() > 7", gives("true")],
  ),
  opened(
    "a derived table is free",
    [
      'numbers(months.derive({ twice: "d.sp500_price * 2" }), "twice").length === months.numRows()',
      gives("true"),
    ],
    ['months.rename({ month: "period" }).select("period").columnNames()', gives("[ 'period' ]")],
  ),
  opened(
    "a computed name is checked when the cell runs",
    ['const name: string = "sp500_prcie";\nnumbers(months, name)', throws("RangeError", /did you mean/, 2)],
    ["const table: string = `index-mnthly`;\nstore.read(table)", throws("StoreError", /did you mean/, 2)],
  ),
];
