// Takes long: all claims are evaluated on tables of several states.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { evaluateAll } from "../../lib/book/evaluate.js";
import { type ClaimJson, claimJson } from "../../lib/claims/claims-json.js";
import { changesReport } from "../../lib/cli/changes-report.js";
import { changesSince } from "../../lib/cli/changes-since.js";
import { cacheData } from "../../lib/cli/last-data.js";
import { type RunVerdicts, runVerdicts } from "../../lib/cli/last-verdicts.js";
import { Cache } from "../../lib/platform/cache/cache.js";
import { openStore } from "../../lib/store/open-store.js";
import { editTable, scaleValue } from "../update/edited-data.js";
import { dataCopy } from "../update/future-server.js";

const DAYS = { asOf: "2024-07-24", askedOn: null };
const AT = new Date("2026-03-01T12:00:00Z");
const claimsOf = (dir: string) =>
  evaluateAll(openStore({ dir, asOf: DAYS.asOf })).map((result) => claimJson(result, DAYS.asOf));
const shown = claimsOf("data");

let folder: string;
let cache: Cache;
let dir: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "claimbook-cache-"));
  cache = new Cache(folder);
  dir = dataCopy();
});

const lastRun = (claims: readonly ClaimJson[] = shown): RunVerdicts => ({
  ...runVerdicts(claims, AT),
  data: cacheData(cache, dir),
});
const since = (last: RunVerdicts | undefined, claims = claimsOf(dir)) =>
  changesSince(claims, { last, days: DAYS, dir, cache });
const higher = () => scaleValue(dir, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 1.01 });
/** A ledger in which a claim's verdict is another one. */
const withVerdict = (id: string, verdict: ClaimJson["verdict"]) =>
  shown.map((claim) => (claim.id === id ? { ...claim, verdict } : claim));

describe("changesSince(claims)", () => {
  test("is nothing without a last run, and where nothing changed", () => {
    expect(since(undefined)).toMatchObject({ since: null, moved: "nothing", tables: [] });
    expect(since(lastRun())).toEqual({
      ...{ since: AT.toISOString(), ...DAYS },
      ...{ moved: "nothing", tables: [], verdicts: [], readings: [] },
    });
  });

  test("names the revision that moved a verdict, the reason of the new one, and the tables with their rows", () => {
    const last = lastRun();
    editTable(dir, "cpi-monthly", (lines) => lines.slice(0, -1));
    higher();
    const changes = since(last);
    expect(changes).toMatchObject({
      moved: "a verdict",
      tables: [{ table: "cpi-monthly", added: 0, removed: 1, revised: { rows: 1, since: "2024-06" } }],
      readings: [],
    });
    expect(changes.verdicts).toMatchObject([
      { claim: "cpi-easing", before: "supported", after: "depends", movedBy: "revision" },
    ]);
    expect(changes.verdicts[0]?.reason).toBe(
      "Inflation was lower in June 2024 than in May by 7 of 9 measures.",
    );
  });

  test("names readings that moved under the same verdict, and figures that no claim reads as of that day", () => {
    const last = lastRun();
    scaleValue(dir, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 0.9999 });
    expect(since(last)).toMatchObject({
      moved: "figures",
      verdicts: [],
      readings: [{ claim: "cpi-easing", before: "supported", after: "supported", movedBy: "revision" }],
    });
    const next = { ...lastRun(claimsOf(dir)) };
    editTable(dir, "rates-daily", (lines) => lines.slice(0, -1));
    expect(since(next)).toMatchObject({ moved: "figures", tables: [{ table: "rates-daily" }], readings: [] });
  });

  test("says that the code moved a verdict where the data did not, and that it changed as well where they did", () => {
    expect(since(lastRun(withVerdict("cpi-easing", "opinion"))).verdicts).toMatchObject([
      {
        claim: "cpi-easing",
        before: "opinion",
        movedBy: "code",
        cause: "code: no row that it reads moved it",
      },
    ]);
    const last = lastRun(withVerdict("cpi-easing", "opinion"));
    higher();
    expect(since(last).verdicts).toMatchObject([
      {
        ...{ claim: "cpi-easing", before: "opinion", after: "depends", movedBy: "revision" },
        cause: "cpi-monthly: 1 row revised since 2024-06; the code has changed as well",
      },
    ]);
  });

  test("names claims that are new and gone", () => {
    const [first, ...rest] = shown as [ClaimJson, ...ClaimJson[]];
    expect(since(lastRun(rest)).verdicts).toMatchObject([
      { claim: first.id, before: null, after: first.verdict, movedBy: "code", cause: "a new claim" },
    ]);
    expect(since(lastRun(), rest).verdicts).toMatchObject([
      { claim: first.id, before: first.verdict, after: null, reason: "", cause: "the claim is gone" },
    ]);
  });

  test.each([
    [
      "whose tables were pruned",
      (last: RunVerdicts) => {
        for (const name of readdirSync(path.join(folder, "data")))
          if (name !== last.data) rmSync(path.join(folder, "data", name));
        return last;
      },
    ],
    [
      "of which all data were pruned",
      (last: RunVerdicts) => {
        rmSync(path.join(folder, "data"), { recursive: true });
        return last;
      },
    ],
    ["of a version that cached none", ({ data: _, ...last }: RunVerdicts) => last],
  ])("of a last run %s still compares verdicts, and says that rows cannot be", (_, damage) => {
    const last = damage(lastRun());
    higher();
    const changes = since(last);
    expect(changes).toMatchObject({ moved: "a verdict", tables: null });
    expect(changes.verdicts).toMatchObject([{ claim: "cpi-easing", movedBy: null }]);
    expect(changesReport(changes)).toContain("rows cannot be compared");
  });

  test("needs only the tables that changed to be cached", () => {
    const last = lastRun();
    const [, , before] =
      openStore({ dir })
        .describe("cpi-monthly")
        .hash.match(/(sha256:)(.*)/) ?? [];
    higher();
    for (const name of readdirSync(path.join(folder, "data")))
      if (name !== last.data && name !== before) rmSync(path.join(folder, "data", name));
    expect(since(last).tables).toMatchObject([{ table: "cpi-monthly" }]);
  });
});
