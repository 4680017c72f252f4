// Takes long: the claims of the second book, which are few, are evaluated six times, each by a process of its own.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentBook } from "../../lib/book/current-book.js";
import { evaluateAll } from "../../lib/book/evaluate.js";
import { claimsDocument } from "../../lib/claims/claims-document.js";
import { evaluateLedger } from "../../lib/cli/cached-ledger.js";
import { isLedger } from "../../lib/cli/ledger-shape.js";
import type { Days } from "../../lib/cli/options.js";
import { verdictRows } from "../../lib/cli/verdict-table.js";
import {
  type EnvironmentFingerprint,
  environmentFingerprint,
} from "../../lib/notebook/run/environment-fingerprint.js";
import { Cache } from "../../lib/platform/cache/cache.js";
import { takeCacheFaults } from "../../lib/platform/cache/cache-faults.js";
import { UserError } from "../../lib/platform/user-error.js";
import { openStore } from "../../lib/store/open-store.js";
import { smallFolder } from "../store/small-folder.js";

const DAY: Days = { asOf: "2024-07-24", askedOn: null };
let fingerprint: EnvironmentFingerprint;
let folder: string;
let cache: Cache;
const checkout = process.cwd();
beforeEach(() => {
  process.chdir("examples/cpi-june-2024");
  fingerprint = environmentFingerprint();
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-ledger-"));
  cache = new Cache(folder);
});
afterEach(() => {
  process.chdir(checkout);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The ledger, and what is kept after it was asked for. */
async function ask(day = DAY, changed: Partial<EnvironmentFingerprint> = {}) {
  const { ledger } = evaluateLedger(day, { fingerprint: { ...fingerprint, ...changed }, cache });
  return { ledger: await ledger, kept: cache.keys("ledgers") };
}

test("the ledger is that of the library, and the second time it is the kept one", async () => {
  const store = openStore({ asOf: DAY.asOf });
  const results = evaluateAll(store);
  const first = await ask();
  const plain = {
    document: claimsDocument(results, { store, book: currentBook() }),
    rows: verdictRows(results, { details: true }),
  };
  expect(first.ledger).toEqual(JSON.parse(JSON.stringify(plain)));
  expect(first.kept).toHaveLength(1);

  // What is kept is what is given, and nothing is evaluated for it.
  const [key] = first.kept;
  const marked = { ...first.ledger, rows: first.ledger.rows.slice(0, 1) };
  cache.write("ledgers", key as string, JSON.stringify(marked));
  expect((await ask()).ledger).toEqual(marked);

  // A table or the day being another one, it is evaluated anew.
  const tableState = (dir: string, table: string) =>
    table === "cpi-monthly" ? "other" : fingerprint.tableState(dir, table);
  for (const [count, changed, day] of [
    [2, { tableState }, DAY],
    [3, {}, { ...DAY, asOf: "2024-08-15" }],
    [4, {}, { ...DAY, askedOn: "2024-06-28" }],
  ] as const) {
    const { ledger, kept } = await ask(day, changed);
    expect(ledger.rows).toHaveLength(first.ledger.rows.length);
    expect(kept).toHaveLength(count);
  }

  // Whatever is no ledger is evaluated again, and that is said.
  const { document } = first.ledger;
  const [claim] = document.claims;
  const withClaim = (other: unknown) => ({ ...first.ledger, document: { ...document, claims: [other] } });
  const others = [
    null,
    {},
    { document: { ...document, claims: [{}] }, rows: [{}] },
    withClaim({ ...claim, verdict: "likely" }),
    withClaim({ ...claim, reason: undefined }),
  ];
  expect(others.map(isLedger)).toEqual(others.map(() => false));
  cache.write("ledgers", key as string, JSON.stringify(others[2]));
  expect((await ask()).ledger).toEqual(first.ledger);
  expect(takeCacheFaults()).toMatchObject([{ where: `ledgers/${key}`, reason: "it is of another shape" }]);
});

test("while a table is not the one that the manifest describes nothing is kept", async () => {
  const { ledger, kept } = await ask(DAY, { tableState: () => undefined });
  expect(ledger.document.claims.length).toBeGreaterThan(0);
  expect(kept).toEqual([]);
});

test.each([
  ["that is missing", () => path.join(folder, "none"), /none/],
  ["that lacks a table", () => smallFolder(), /there is no table/],
])("a data folder %s is said as its user can read it", async (_, dir, words) => {
  vi.stubEnv("CLAIMBOOK_DATA", dir());
  const error = await ask().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toMatch(words);
});

test("an evaluation that is given up is rejected, and nothing of it is kept", async () => {
  const { ledger, stop } = evaluateLedger(DAY, { fingerprint, cache });
  stop();
  await expect(ledger).rejects.toThrow();
  expect(cache.keys("ledgers")).toEqual([]);
});
