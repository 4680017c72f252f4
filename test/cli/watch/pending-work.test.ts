import { expect, test } from "vitest";
import {
  bothWorks,
  endsRun,
  NO_WORK,
  WrittenByRuns,
  workAfter,
} from "../../../lib/cli/watch/pending-work.js";
import type { FileChange, FileKind } from "../../../lib/cli/watch/watched-files.js";

const change = (file: string, kind: FileKind, rest: Partial<FileChange> = {}): FileChange => ({
  file,
  kind,
  what: "changed",
  ...rest,
});
const A = change("notebooks/a.ipynb", "notebook");
const B = change("notebooks/b.ipynb", "notebook", { what: "new" });
const BROKEN = change("notebooks/c.ipynb", "notebook", { problem: "not JSON" });
const SOURCE = change("lib/claims/x.ts", "source");
const DATA = change("data/x.csv", "data");
const ASSET = change("lib/assets/page.css", "asset");
const BESIDE = change("notebooks/helper.ts", "beside");

test("workAfter: a saved notebook may run alone", () => {
  expect(workAfter([A])).toEqual({ build: false, notebooks: new Set([A.file]), pages: true });
  expect(workAfter([A, B]).notebooks).toEqual(new Set([A.file, B.file]));
});

test("workAfter: data, assets and what lies beside may concern every notebook; sources are built first", () => {
  for (const one of [DATA, BESIDE, ASSET])
    expect(workAfter([one])).toEqual({ build: false, notebooks: "all", pages: true });
  expect(workAfter([SOURCE])).toEqual({ build: true, notebooks: "all", pages: true });
  expect(workAfter([A, DATA]).notebooks).toBe("all");
});

test("workAfter: a notebook that cannot be read makes no work, one that is gone only pages", () => {
  expect(workAfter([BROKEN])).toEqual(NO_WORK);
  expect(workAfter([BROKEN, A]).notebooks).toEqual(new Set([A.file]));
  const gone = change("notebooks/a.ipynb", "notebook", { what: "removed" });
  expect(workAfter([gone])).toEqual({ ...NO_WORK, pages: true });
});

test("bothWorks loses none of either", () => {
  const [a, b] = [workAfter([A]), workAfter([B])];
  expect(bothWorks(a, b).notebooks).toEqual(new Set([A.file, B.file]));
  expect(bothWorks(a, workAfter([SOURCE]))).toEqual({ build: true, notebooks: "all", pages: true });
  expect(bothWorks(workAfter([SOURCE]), a)).toEqual({ build: true, notebooks: "all", pages: true });
  expect(bothWorks(a, NO_WORK)).toEqual(a);
});

test("endsRun: what runs is begun again when it, the library or the data is saved, and not for other notebooks", () => {
  const running = new Set([A.file]);
  expect(endsRun([A], running)).toBe(true);
  expect(endsRun([B], running)).toBe(false);
  expect(endsRun([SOURCE], running)).toBe(true);
  expect(endsRun([DATA], new Set())).toBe(true);
  expect(endsRun([BESIDE, ASSET], running)).toBe(false);
  expect(endsRun([B, DATA], running)).toBe(true);
});

test("WrittenByRuns: a file that changes during two runs in a row starts no third, and is told of once", () => {
  const told: string[] = [];
  const written = new WrittenByRuns();
  const others = (changes: readonly FileChange[], run?: number) =>
    written.others(changes, run, (file) => told.push(file)).map(({ file }) => file);
  expect(others([BESIDE], 1)).toEqual([BESIDE.file]);
  expect(others([BESIDE], 1)).toEqual([BESIDE.file]);
  expect(others([BESIDE, A], 2)).toEqual([A.file]);
  expect(others([BESIDE], 3)).toEqual([]);
  expect(told).toEqual([BESIDE.file]);
  // Saved while nothing runs, it is somebody's again.
  expect(others([BESIDE])).toEqual([BESIDE.file]);
  expect(others([BESIDE], 4)).toEqual([BESIDE.file]);
});

test("WrittenByRuns: runs that are not in a row, and files of other kinds, are left alone", () => {
  const written = new WrittenByRuns();
  const others = (changes: readonly FileChange[], run?: number) =>
    written.others(changes, run, () => expect.unreachable()).length;
  expect(others([BESIDE], 1)).toBe(1);
  expect(others([BESIDE], 3)).toBe(1);
  for (const run of [4, 5, 6]) expect(others([A, DATA, SOURCE], run)).toBe(3);
});
