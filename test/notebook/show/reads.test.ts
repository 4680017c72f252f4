import { expect, test } from "vitest";
import { OUTPUT_FORMAT } from "../../../lib/notebook/output-data.js";
import { noteAsked, noteBook, takeReads } from "../../../lib/notebook/show/reads.js";
import { openStore } from "../../../lib/store/open-store.js";

test("takeReads() names the tables read since it was asked last, with their hashes", () => {
  const store = openStore();
  takeReads();
  const [first = "", second = ""] = [...store.tables].sort();
  store.read(second);
  store.read(first);
  store.read(first);
  expect(takeReads()).toMatchObject({
    inputs: { [first]: store.describe(first).hash, [second]: store.describe(second).hash },
  });
  expect(takeReads()).toEqual({});
});

test("a table that could not be read is not noted", () => {
  const store = openStore();
  takeReads();
  expect(() => store.read("no-such-table" as string)).toThrow();
  expect(takeReads()).toEqual({});
});

test("takeReads() says how far the rows read reach, by the as-of that they were read with", () => {
  const note = openStore({ asOf: "2024-07-24" });
  note.read("index-monthly");
  note.read("correlation");
  expect(takeReads().known).toEqual({ "2024-07-24": "2024-06-30" });
  note.read("index-daily");
  // Meetings to come are known, and nothing of what they decided.
  note.read("fomc-meetings");
  note.read("index-monthly", { asOf: "2014-01-15" });
  openStore().read("index-daily");
  expect(takeReads().known).toEqual({
    "2014-01-15": "2013-12-31",
    "2024-07-24": "2024-07-24",
    latest: openStore().describe("index-daily").coverage.end,
  });
  // Nothing of it was known.
  openStore({ asOf: "2013-01-31" }).read("index-daily");
  expect(takeReads().known).toBeUndefined();
});

test("takeReads() names the book that was opened and the other days that claims were asked on, once", () => {
  noteBook({ asOf: null, until: null, askedOn: "latest" });
  for (const day of ["2025-08-29", "2024-12-31", "2025-08-29"]) noteAsked(day);
  expect(takeReads()).toEqual({
    book: { asOf: null, until: null, askedOn: "latest" },
    format: OUTPUT_FORMAT,
    asked: ["2024-12-31", "2025-08-29"],
  });
  expect(takeReads()).toEqual({});
});
