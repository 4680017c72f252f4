import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import type { VerdictMove } from "../../lib/update/verdict-moves.js";
import { dataCopy } from "./future-server.js";
import { importTable } from "./this-book.js";

const MOVE: VerdictMove = {
  claim: "gap-widen",
  asOf: null,
  before: "supported",
  after: "failed",
  readingsMoved: 0,
  reason: "Cannot read properties of undefined",
  movedBy: null,
  cause: null,
};
const moves = vi.hoisted(() => ({ now: [] as unknown[] }));
vi.mock("../../lib/update/verdict-moves.js", () => ({ verdictMoves: () => moves.now }));

const file = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-broken-")), "mine.csv");
writeFileSync(file, "date,dgs2\n2025-01-02,0.0426\n");

test("an import after which a claim can no longer be evaluated is refused, and changes nothing", async () => {
  moves.now = [MOVE, { ...MOVE, asOf: "2024-07-24" }, { ...MOVE, claim: "rate-cut" }];
  const dir = dataCopy();
  await expect(importTable(file, { dir, table: "rates-daily" })).rejects.toThrow(
    "with these figures 2 claims could no longer be evaluated: gap-widen, rate-cut (Cannot read properties of undefined); nothing was changed",
  );
  expect(openStore({ dir }).describe("rates-daily").hash).toBe(openStore().describe("rates-daily").hash);
});

test("a claim that could not be evaluated before either keeps no import back", async () => {
  moves.now = [{ ...MOVE, before: "failed" }];
  expect(await importTable(file, { dir: dataCopy(), table: "rates-daily" })).toMatchObject({ changed: true });
});
