// Takes long: all claims are evaluated before and after each change.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { evaluateClaim } from "../../lib/book/evaluate.js";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";
import { folderChanges } from "../../lib/update/folder-changes.js";
import { verdictMoves } from "../../lib/update/verdict-moves.js";
import { editTable, scaleValue } from "./edited-data.js";
import { dataCopy } from "./future-server.js";
import { importTable } from "./this-book.js";

const CHANGED = { added: 1, filled: 0, revised: 0, since: null, largest: null, revisions: [] };
const readers = claims.filter(({ tables }) => tables.includes("index-daily")).map(({ id }) => id);

test("verdictMoves(before, after) of the same data: each claim that reads a changed table, twice, and nothing moved", () => {
  const moves = verdictMoves("data", dataCopy(), { changed: new Map([["index-daily", CHANGED]]) });
  expect(readers.length).toBeGreaterThan(0);
  expect(moves.map(({ claim }) => claim)).toEqual([...readers, ...readers]);
  for (const { before, after, readingsMoved, cause } of moves) {
    expect([before === after, readingsMoved, cause]).toEqual([true, 0, null]);
  }
  expect(verdictMoves("data", "data", { changed: new Map() })).toEqual([]);
});

test("every claim names all the tables that it reads", () => {
  for (const asOf of ["2024-07-24", null]) {
    for (const claim of claims) {
      const store = openStore({ asOf });
      const read = new Set<string>();
      const watched: Store = {
        ...store,
        read: (name, options) => {
          read.add(name);
          return store.read(name, options);
        },
      };
      evaluateClaim(claim.id, watched);
      expect([claim.id, [...read].filter((name) => !claim.tables.includes(name))]).toEqual([claim.id, []]);
    }
  }
});

test("verdictMoves(before, after) counts the readings that moved and names the table with what happened to it", async () => {
  const dir = dataCopy();
  const prices = openStore().read("index-daily");
  const row = [...prices.array("date")].indexOf("2024-06-24");
  const file = path.join(dir, "..", "mine.csv");
  writeFileSync(
    file,
    `date,russell2000_price\n2024-06-24,${0.97 * Number(prices.get("russell2000_price", row))}\n`,
  );
  const { verdicts } = await importTable(file, { dir, table: "index-daily", dryRun: true });
  const gap = verdicts.filter(({ claim }) => claim === "decade-gap");
  expect(gap.map(({ asOf }) => asOf)).toEqual(["2024-07-24", null]);
  for (const { readingsMoved, cause } of gap) {
    // The day's own reading by price, and the three of other kinds by price.
    expect(readingsMoved).toBe(4);
    expect(cause).toBe("index-daily: 1 row revised since 2024-06-24");
  }
  expect(new Set(verdicts.map(({ claim }) => claim))).toEqual(new Set(readers));
});

test("verdictMoves(before, after) goes on when a claim cannot be evaluated, and says why", () => {
  const broken = dataCopy();
  writeFileSync(path.join(broken, "index-daily.csv"), "x\n");
  const moves = verdictMoves("data", broken, { changed: new Map([["index-daily", CHANGED]]) });
  const failed = moves.filter(({ after }) => after === "failed");
  expect(new Set(failed.map(({ claim }) => claim))).toEqual(new Set(readers));
  expect(failed[0]?.reason).toMatch(/unknown column "x"/);
});

describe("verdictMoves(before, after) tells what moved a verdict", () => {
  /** The last row that the table has in the folder before. */
  const endAt = (dir: string, last: string) =>
    editTable(dir, "cpi-monthly", (lines) => lines.filter((line) => line.slice(0, 7) <= last));
  const higher = (dir: string, row: string) =>
    scaleValue(dir, "cpi-monthly", { row, column: "cpi_sa", factor: 1.01 });
  const easing = (edit: (before: string, after: string) => void) => {
    const [before, after] = [dataCopy(), dataCopy()];
    edit(before, after);
    const { changed } = folderChanges(before, after);
    return verdictMoves(before, after, { changed, questions: [{ asOf: null }] }).find(
      ({ claim }) => claim === "cpi-easing",
    );
  };

  test("a revision, although rows were added as well", () => {
    const move = easing((before, after) => {
      endAt(before, "2025-12");
      higher(after, "2024-06");
    });
    expect(move).toMatchObject({ before: "supported", after: "depends", movedBy: "revision" });
    expect(move?.cause).toBe("cpi-monthly: 1 row revised since 2024-06");
  });

  test("rows that came, although others were revised as well", () => {
    const move = easing((before, after) => {
      endAt(before, "2024-05");
      higher(after, "1950-01");
    });
    expect(move).toMatchObject({ before: "untestable", after: "supported", movedBy: "rows" });
    expect(move?.cause).toMatch(/^cpi-monthly: \d+ rows added$/);
  });

  test("both, where neither does it alone", () => {
    const move = easing((before, after) => {
      endAt(before, "2024-05");
      scaleValue(after, "cpi-monthly", { row: "2024-05", column: "cpi_sa", factor: 0.99 });
    });
    expect(move).toMatchObject({ before: "untestable", after: "depends", movedBy: "revision and rows" });
    expect(move?.cause).toMatch(/^cpi-monthly: 1 row revised since 2024-05, \d+ rows added$/);
  });

  test("rows that are gone, as after a rollback", () => {
    const move = easing((_, after) => endAt(after, "2024-05"));
    expect(move).toMatchObject({ before: "supported", after: "untestable", movedBy: "rows" });
    expect(move?.cause).toMatch(/^cpi-monthly: \d+ rows removed$/);
  });

  test("readings under the same verdict, too", () => {
    const move = easing((before, after) => {
      endAt(before, "2025-12");
      scaleValue(after, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 0.9999 });
    });
    expect(move).toMatchObject({ before: "supported", after: "supported", movedBy: "revision" });
    expect(move?.readingsMoved).toBeGreaterThan(0);
  });
});
