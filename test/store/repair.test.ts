import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { repairData } from "../../lib/store/repair.js";
import { replaceKeeping } from "../../lib/store/vintages.js";
import { twoStates } from "./two-states.js";

const disk = vi.hoisted(() => ({ renames: Number.POSITIVE_INFINITY }));
vi.mock("node:fs", async (original) => {
  const actual = await original<typeof import("node:fs")>();
  return {
    ...actual,
    // A process that ends before a certain rename.
    renameSync(from: string, to: string) {
      if (disk.renames <= 0) throw new Error("killed");
      disk.renames -= 1;
      actual.renameSync(from, to);
    },
  };
});

/** A folder whose update was stopped before a rename of a table, with its journal. */
function interrupted(): { readonly dir: string; readonly journal: string } {
  const { dir, states } = twoStates();
  disk.renames = 3; // The vintage, the journal, one table.
  expect(() => replaceKeeping(dir, states[1], { now: "2099-01-01T00:00:00.000Z" })).toThrow(/killed/);
  disk.renames = Number.POSITIVE_INFINITY;
  const [name] = readdirSync(path.join(dir, ".claimbook")).filter((one) => one.startsWith("journal-")) as [
    string,
  ];
  return { dir, journal: path.join(dir, ".claimbook", name) };
}

const first = (dir: string) => openStore({ dir }).read("days").get("value", 0);

test("repairData(dir) has nothing to do in a folder that is as it should be", async () => {
  const { dir } = twoStates();
  expect(await repairData(dir)).toEqual({ completed: [], setAside: [], restored: [] });
  expect(existsSync(path.join(dir, ".claimbook"))).toBe(false);
});

test("repairData(dir) completes an update that can be completed", async () => {
  const { dir, journal } = interrupted();
  expect(await repairData(dir)).toEqual({ completed: [path.basename(journal)], setAside: [], restored: [] });
  expect(first(dir)).toBe(0.901);
});

test("repairData(dir) brings back the state before, when the journal broke after a table had moved", async () => {
  const { dir, journal } = interrupted();
  writeFileSync(journal, readFileSync(journal, "utf8").slice(0, 30));
  expect(() => openStore({ dir })).toThrow(/data repair/);
  const { setAside, restored } = await repairData(dir);
  expect(setAside.map(({ file }) => path.basename(file).replace(/-.*/, ""))).toEqual(["journal", "staged"]);
  for (const { to } of setAside) expect(existsSync(to)).toBe(true);
  expect(restored).toEqual(["days"]);
  const store = openStore({ dir });
  expect(store.tables.map((name) => store.read(name).numRows())).toEqual([3, 3, 3]);
  expect(first(dir)).toBe(0.01);
});

test("repairData(dir) removes what was never decided, and breaks a lock only when told to", async () => {
  const { dir } = twoStates();
  const state = path.join(dir, ".claimbook");
  mkdirSync(path.join(state, "staged-a"), { recursive: true });
  writeFileSync(path.join(state, "lock"), JSON.stringify({ pid: 1, host: "elsewhere" }));
  await expect(repairData(dir)).rejects.toThrow(/process 1 on elsewhere.*--break-lock/);
  expect(existsSync(path.join(state, "staged-a"))).toBe(true);
  await repairData(dir, { breakLock: true });
  expect(existsSync(state)).toBe(false);
});

test("a reader that is in the middle of an update advises nothing that would undo it", () => {
  const { dir, states } = twoStates();
  const store = openStore({ dir });
  disk.renames = 3;
  expect(() => replaceKeeping(dir, states[1], { now: "2099-01-01T00:00:00.000Z" })).toThrow(/killed/);
  disk.renames = Number.POSITIVE_INFINITY;
  // One table has moved, the manifest has not: the process that updates is about to move it.
  expect(() => store.read("days")).toThrow(/updated after it was opened.*open it again/);
  expect(first(dir)).toBe(0.901);
});
