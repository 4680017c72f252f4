import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { noteTable, recordReads, takeRowsRead } from "../../lib/store/read-log.js";
import type { AnyStore } from "../../lib/store/store.js";
import { infoState, listState, type TableRead } from "../../lib/store/table-read.js";
import { setSession } from "../platform/set-session.js";
import { smallFolder } from "./small-folder.js";

const runWith = (readsFile: string) =>
  setSession({ run: { progressFile: "progress", readsFile, assisted: false } });

let folder: string;
let file: string;
beforeEach(() => {
  // What a process has reported it does not report again: each test is a process of its own.
  for (const name of ["claimbook.read-log", "claimbook.reported-reads"])
    Reflect.deleteProperty(globalThis, Symbol.for(name));
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-reads-"));
  file = path.join(folder, "reads");
  runWith(file);
});
afterEach(() => {
  vi.unstubAllEnvs();
  setSession({});
  rmSync(folder, { recursive: true });
});

const reported = () =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as TableRead);

test.runIf(existsSync("/dev/full"))("a read that cannot be noted, since the disk is full, fails", () => {
  const dir = smallFolder();
  runWith("/dev/full");
  expect(() => openStore({ dir }).read("days")).toThrow(
    /^that table days was read cannot be noted in \/dev\/full \(ENOSPC.*set TMPDIR/,
  );
  runWith(path.join(folder, "gone", "reads"));
  expect(openStore({ dir }).read("days").numRows()).toBe(3);
});

test("a table that is read or described is reported once, with its state, and others are not", () => {
  const dir = smallFolder();
  vi.stubEnv("CLAIMBOOK_DATA", dir);
  const store = openStore() as AnyStore;
  expect(existsSync(file)).toBe(false);
  store.read("days");
  store.read("days", { asOf: "2024-01-03" });
  store.describe("months");
  store.describe("days");
  openStore({ asOf: "2024-02-01" }).read("months" as string);
  expect(reported()).toEqual([
    ["", "days", infoState(store.describe("days"))],
    ["", "months", infoState(store.describe("months"))],
  ]);
});

test("whoever asks which tables there are depends on the list of them", () => {
  const store = openStore({ dir: smallFolder() });
  expect(store.tables).toEqual(["days", "months", "releases"]);
  expect(store.tables).toHaveLength(3);
  expect(reported()).toEqual([[store.dir, "*", listState(["days", "months", "releases"])]]);
});

test("a table of another folder is reported with the folder's whole path", () => {
  const dir = smallFolder();
  vi.stubEnv("CLAIMBOOK_DATA", smallFolder());
  openStore({ dir }).describe("days");
  openStore({ dir: path.relative("", dir) }).describe("months");
  expect(reported().map(([where, table]) => [where, table])).toEqual([
    [dir, "days"],
    [dir, "months"],
  ]);
});

test("a table that changed is reported again, in its new state", () => {
  const dir = smallFolder();
  openStore({ dir }).read("days");
  const manifest = path.join(dir, "datapackage.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"title":"days"', '"title":"Days"'));
  openStore({ dir }).read("days");
  const states = reported().map(([, , state]) => state);
  expect(new Set(states).size).toBe(2);
  expect(states[1]).toBe(infoState(openStore({ dir }).describe("days")));
});

test("a state is another one when anything that the manifest says of the table is", () => {
  const info = openStore({ dir: smallFolder() }).describe("days");
  const state = infoState(info);
  expect(infoState({ ...info })).toBe(state);
  for (const other of [{ hash: "sha256:0" }, { title: "Days" }, { rows: 4 }]) {
    expect(infoState({ ...info, ...other })).not.toBe(state);
  }
});

test("a table that cannot be read is reported all the same: it may be fixed later", () => {
  vi.stubEnv("CLAIMBOOK_DATA", smallFolder({ days: (csv) => csv.replace("0.01", "x") }));
  expect(() => openStore().read("days" as string)).toThrow();
  expect(reported().map(([, table]) => table)).toEqual(["days"]);
});

test("outside a run nothing is reported, and a report that nobody can take does no harm", () => {
  vi.stubEnv("CLAIMBOOK_DATA", smallFolder());
  setSession({});
  openStore().read("days" as string);
  runWith(path.join(folder, "none/reads"));
  expect(
    openStore()
      .read("days" as string)
      .numRows(),
  ).toBe(3);
  expect(existsSync(file)).toBe(false);
  expect(existsSync(path.join(folder, "none"))).toBe(false);
});

test("takeRowsRead() has one entry a table and as-of since it was asked last, and none of a table that cannot be read", () => {
  const broken = openStore({ dir: smallFolder({ days: (csv) => csv.replace("0.01", "x") }) });
  const store = openStore({ dir: smallFolder() });
  store.read("days");
  store.read("days");
  store.read("days", { asOf: "2024-01-03" });
  store.describe("releases");
  expect(() => broken.read("days")).toThrow();
  const info = store.describe("days");
  expect(takeRowsRead()).toEqual([
    { info, asOf: null, reach: "2024-01-04" },
    { info, asOf: "2024-01-03", reach: "2024-01-03" },
  ]);
  expect(takeRowsRead()).toEqual([]);
});

test("recordReads(task) replays what the task has read, for the runner and for outputs; tasks may stand in tasks", () => {
  const store = openStore({ dir: smallFolder() });
  const inner = recordReads(() => store.read("days").numRows());
  expect(inner.value).toBe(3);
  const rows = takeRowsRead();
  const lines = reported();
  store.read("months");
  takeRowsRead();
  const outer = recordReads(() => {
    inner.replay();
    return store.tables.length;
  });
  expect(takeRowsRead()).toEqual(rows);
  outer.replay();
  expect(takeRowsRead()).toEqual(rows);
  // A runner that has not been told yet is told by the replay.
  for (const name of ["claimbook.read-log", "claimbook.reported-reads"])
    Reflect.deleteProperty(globalThis, Symbol.for(name));
  rmSync(file);
  outer.replay();
  expect(reported().slice(0, 1)).toEqual(lines);
  expect(reported().map(([, table]) => table)).toEqual(["days", "*"]);
  expect(() =>
    recordReads(() => {
      throw new Error("task");
    }),
  ).toThrow("task");
  noteTable(store.dir, store.describe("months"));
  inner.replay();
  expect(takeRowsRead()).toEqual(rows);
});
