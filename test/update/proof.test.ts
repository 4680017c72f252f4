// Takes long: all tables are updated again and again.

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { rollback } from "../../lib/update/rollback.js";
import type { UpdateSummary } from "../../lib/update/summary.js";
import { fewOrAll } from "../thorough.js";
import { randoms } from "./future.js";
import { AGREEING, dataCopy, LAST_DAY } from "./future-server.js";
import { drawnFlaws, FAULTS, type Fault, type Files, filesOn, publisherServer } from "./publisher.js";
import { updateData } from "./this-book.js";

// What claims make of the tables is tested elsewhere, and takes most of an update's time.
vi.mock("../../lib/update/verdict-moves.js", () => ({ verdictMoves: () => [] }));

const UPDATES = fewOrAll(4, 20);
const DAY = 86_400_000;
const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

let server: Awaited<ReturnType<typeof publisherServer>>;
beforeAll(async () => {
  server = await publisherServer();
});
afterAll(() => server.close());
beforeEach(() => void vi.stubEnv("STOOQ_API_KEY", "k"));

async function update(
  dir: string,
  day: string,
  files: Files,
  {
    faults,
    tables = [...AGREEING],
  }: { readonly faults?: ReadonlyMap<string, Fault>; readonly tables?: readonly string[] } = {},
) {
  server.serve(files, faults);
  return updateData({
    ...{ dir, tables, now: new Date(Date.parse(day) + 2 * DAY) },
    http: { baseUrls: server.baseUrls, sleep: async () => undefined, attempts: 2 },
  });
}

/** Logs, which say more after more changes. */
const LOGS = ["CHANGES.md", "history.json"];

/** Tables, README and manifest; the manifest without the time at which a file was received. */
const contents = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => !LOGS.includes(name) && statSync(path.join(dir, name)).isFile())
      .map((name) => {
        const text = readFileSync(path.join(dir, name), "utf8");
        return [name, text.replace(/"retrieved": "[^"]*"/g, '"retrieved": ""').split("\n")];
      }),
  );

/** Three files of a vintage that do not come as they are. */
function drawnFaults(files: Files, seed: number): ReadonlyMap<string, Fault> {
  const random = randoms(1000 + seed);
  const names = [...files.keys()];
  const kinds = Object.values(FAULTS);
  const draw = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  return new Map(
    Array.from({ length: 3 }, () => {
      const name = draw(names);
      return [name, draw(kinds)(files.get(name) as Uint8Array | string)];
    }),
  );
}

describe("updates one after the other, from publishers that correct what they sent, fill holes and fail at times", () => {
  const [often, once] = [dataCopy(), dataCopy()];
  const summaries: UpdateSummary[] = [];
  beforeAll(async () => {
    for (let at = 1; at < UPDATES; at += 1) {
      const day = dayBefore(LAST_DAY, 11 * (UPDATES - at));
      const files = filesOn(day, { end: LAST_DAY, flaws: drawnFlaws(at) });
      vi.stubEnv("FRED_API_KEY", at % 2 === 0 ? "k" : "");
      summaries.push(await update(often, day, files, { faults: drawnFaults(files, at) }));
    }
    const end = filesOn(LAST_DAY, { end: LAST_DAY });
    vi.stubEnv("FRED_API_KEY", "k");
    for (const dir of [often, once]) summaries.push(await update(dir, LAST_DAY, end));
  }, 900_000);

  test("end in the tables, the manifest and the README of one update from scratch, to the byte", () => {
    expect(summaries.slice(-2).map(({ failed }) => failed)).toEqual([false, false]);
    expect(contents(often)).toEqual(contents(once));
  });

  test("have met with failures, revisions and filled holes on the way", () => {
    const before = summaries.slice(0, -2);
    expect(before.filter(({ failed }) => failed).length).toBeGreaterThan(0);
    for (const summary of summaries.slice(1, -1)) {
      const revised = summary.tables.filter(({ revised }) => revised !== null);
      expect(revised.length).toBeGreaterThan(3);
    }
    const filled = before.flatMap(({ tables }) => tables.map((one) => one.filled));
    expect(Math.max(...filled)).toBeGreaterThan(0);
  });
});

test("a vintage that was off by a seventh in all that it added stands in nobody's way", async () => {
  const tables = ["index-daily", "style-daily", "rates-daily"];
  const isNew = (period: string) => period >= "2025-01-02";
  const flaws = {
    close: (_: string, day: string) => (isNew(day) ? 1.15 : 1),
    adjusted: () => 1,
    figure: (_: string, period: string) => (isNew(period) ? 1.15 : 1),
  };
  const [often, once] = [dataCopy(), dataCopy()];
  const end = filesOn(LAST_DAY, { end: LAST_DAY });
  const wrong = await update(often, LAST_DAY, filesOn(LAST_DAY, { end: LAST_DAY, flaws }), { tables });
  expect(wrong.tables.map(({ status, reason, left }) => [status, reason, left])).toEqual(
    tables.map(() => ["updated", undefined, []]),
  );
  for (const dir of [often, once]) expect((await update(dir, LAST_DAY, end, { tables })).failed).toBe(false);
  expect(contents(often)).toEqual(contents(once));
});

describe("what the manifest says of a source that failed, or lacked what is on record", () => {
  const tables = ["sp500-earnings-monthly", "cot-weekly"];
  const dir = dataCopy();
  const recorded = (table: string, what: "left" | "retained") =>
    JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8")).resources.find(
      ({ name }: { name: string }) => name === table,
    )[what];
  const [first, day] = [dayBefore(LAST_DAY, 40), LAST_DAY];
  const [early, late] = [first, day].map((one) => filesOn(one, { end: LAST_DAY })) as [Files, Files];
  const COT = "cftc-tff-futures-only.csv";
  const without = String(late.get(COT))
    .split("\n")
    .filter((line) => !line.startsWith("2026-05"));
  beforeAll(async () => {
    await update(dir, first, early, { tables });
    const workbook = FAULTS["a web page"] as (typeof FAULTS)[string];
    const faults = new Map([["ie_data.xls", workbook("")]]);
    await update(dir, day, new Map([...late, [COT, without.join("\n")]]), { faults, tables });
  });

  test("names the columns and the rows, and the reason", () => {
    expect(Object.keys(recorded("sp500-earnings-monthly", "left"))).toEqual(["dividend_12m", "earnings_12m"]);
    expect(recorded("cot-weekly", "retained").r2000_open_interest).toMatchObject({ rows: 4 });
  });

  test("is taken back once the source has them, although no figure changes, and the update can be undone all the same", async () => {
    // The workbook answers, and has no month more.
    const workbook = early.get("ie_data.xls") as Uint8Array;
    const summary = await update(dir, day, new Map([...late, ["ie_data.xls", workbook]]), { tables });
    expect(summary).toMatchObject({ changed: false, failed: false });
    expect(recorded("sp500-earnings-monthly", "left")).toBeUndefined();
    expect(recorded("cot-weekly", "retained")).toBeUndefined();
    const { tables: back } = await rollback(dir);
    expect(back.map(({ table }) => table).sort()).toEqual([...tables].sort());
  });

  test("is said although no figure changes", async () => {
    await update(dir, day, late, { tables });
    expect(recorded("cot-weekly", "retained")).toBeUndefined();
    await update(dir, day, new Map([...late, [COT, without.join("\n")]]), { tables });
    expect(recorded("cot-weekly", "retained").r2000_open_interest).toMatchObject({ rows: 4 });
  });
});
