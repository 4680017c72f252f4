// Takes long: a process that writes is killed forty times.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { recover, replaceFiles, sweep } from "../../lib/store/journal.js";
import { openStore } from "../../lib/store/open-store.js";
import { StoreError } from "../../lib/store/store-error.js";
import { previousVintage, replaceKeeping } from "../../lib/store/vintages.js";
import { fewOrAll } from "../thorough.js";
import { twoStates } from "./two-states.js";

const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY, renames: Number.POSITIVE_INFINITY }));
vi.mock("node:fs", async (original) => {
  const actual = await original<typeof import("node:fs")>();
  return {
    ...actual,
    // A disk that fills up: bytes are written while there is room.
    writeSync: (handle: number, bytes: Uint8Array, offset: number) => {
      const free = Math.min(disk.room, bytes.length - offset);
      if (free <= 0)
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      disk.room -= free;
      return actual.writeSync(handle, bytes, offset, free);
    },
    // A process that ends before a certain rename.
    renameSync: (from: string, to: string) => {
      if (disk.renames <= 0) throw new Error("killed");
      disk.renames -= 1;
      actual.renameSync(from, to);
    },
  };
});
afterEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  disk.renames = Number.POSITIVE_INFINITY;
});

/** "A", "B", or what is wrong: every table is read, and its numbers must be of one state. */
function stateOf(dir: string): string {
  const store = openStore({ dir });
  const values = store.tables.flatMap((name) => [...store.read(name).array("value")] as (number | null)[]);
  const firsts = values.filter((value): value is number => value !== null && value > 0);
  if (firsts.every((value) => value >= 0.9)) return "B";
  return firsts.every((value) => value < 0.9) ? "A" : `a mixture: ${values.join(" ")}`;
}

const leftovers = (dir: string) =>
  readdirSync(path.join(dir, ".claimbook")).filter((name) => /^(staged|draft|journal)/.test(name));

describe("replaceFiles(dir, changes)", () => {
  test("puts all new files into place and leaves nothing behind", () => {
    const { dir, states } = twoStates();
    expect(stateOf(dir)).toBe("A");
    replaceFiles(dir, states[1]);
    expect(stateOf(dir)).toBe("B");
    expect(leftovers(dir)).toEqual([]);
  });

  test("leaves the old files when the disk fills up, wherever it does", () => {
    const { dir, states } = twoStates();
    const bytes = states[1].reduce((sum, { content }) => sum + content.length, 0);
    for (let room = 0; room < bytes + 200; room += 97) {
      disk.room = room;
      expect(() => replaceFiles(dir, states[1])).toThrow(/ENOSPC.*the data are as they were/);
      disk.room = Number.POSITIVE_INFINITY;
      expect(stateOf(dir)).toBe("A");
      expect(leftovers(dir)).toEqual([]);
    }
  });

  test.each([
    [0, "A"],
    [1, "B"],
    [2, "B"],
    [3, "B"],
    [4, "B"],
  ])("stopped before rename %i, the next to open the folder finds state %s", (renames, state) => {
    const { dir, states } = twoStates();
    disk.renames = renames;
    expect(() => replaceFiles(dir, states[1])).toThrow();
    disk.renames = Number.POSITIVE_INFINITY;
    expect(stateOf(dir)).toBe(state);
    sweep(dir);
    expect(leftovers(dir)).toEqual([]);
  });

  test("a folder that cannot be completed is refused, not misread", () => {
    const { dir, states } = twoStates();
    disk.renames = 2;
    expect(() => replaceFiles(dir, states[1])).toThrow();
    disk.renames = 0;
    expect(() => openStore({ dir })).toThrow(/was interrupted and cannot be completed/);
  });

  test("killed at many moments, the folder holds the old or the new state, and the next update goes on", async () => {
    const { dir, states } = twoStates();
    const file = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-states-")), "states.json");
    writeFileSync(file, JSON.stringify(states));
    const seen = { A: 0, B: 0 };
    let completed = 0;
    for (let kill = 0; kill < fewOrAll(40, 100); kill += 1) {
      const child = spawn(process.execPath, ["test/store/commit-loop.mjs", dir, file], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((resolve) => child.on("exit", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      // Spread over some replacements, so that every step is hit.
      await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 101));
      child.kill("SIGKILL");
      await ended;
      if (readdirSync(path.join(dir, ".claimbook")).some((name) => name.startsWith("journal-")))
        completed += 1;
      const state = stateOf(dir);
      expect(["A", "B"]).toContain(state);
      seen[state as "A" | "B"] += 1;
    }
    expect(seen.A).toBeGreaterThan(0);
    expect(seen.B).toBeGreaterThan(0);
    // Some kills fell between the decision and the last rename.
    expect(completed).toBeGreaterThan(0);
  });
});

test("recover(dir) does nothing in a folder that was never updated", () => {
  const { dir } = twoStates();
  recover(dir);
  expect(existsSync(path.join(dir, ".claimbook"))).toBe(false);
});

test("a store that was open during an update says so instead of mixing old and new tables", () => {
  const { dir, states } = twoStates();
  const store = openStore({ dir });
  store.read("days");
  replaceFiles(dir, states[1]);
  expect(store.read("days").get("value", 0)).toBe(0.01);
  expect(() => store.read("months")).toThrow(/updated after it was opened.*open it again/);
});

describe("replaceKeeping(dir, changes) and previousVintage(dir)", () => {
  const at = (second: number) => ({ now: `2099-01-01T00:00:0${second}.000Z` });

  test("bring back the state before, step by step", () => {
    const { dir, states } = twoStates();
    expect(previousVintage(dir)).toBeUndefined();
    replaceKeeping(dir, states[1], at(1));
    const before = previousVintage(dir);
    expect(before?.replaced).toBe(at(1).now);
    replaceFiles(dir, before?.files ?? []);
    before?.drop();
    expect(stateOf(dir)).toBe("A");
    expect(previousVintage(dir)).toBeUndefined();
  });

  test("know no vintage of a manifest that was changed by other means", () => {
    const { dir, states } = twoStates();
    replaceKeeping(dir, states[1], at(1));
    writeFileSync(
      path.join(dir, "datapackage.json"),
      `${readFileSync(path.join(dir, "datapackage.json"), "utf8")}\n`,
    );
    expect(previousVintage(dir)).toBeUndefined();
  });

  test("keep the five latest", () => {
    const { dir, states } = twoStates();
    for (let turn = 1; turn <= 7; turn += 1)
      replaceKeeping(dir, states[turn % 2] as (typeof states)[0], at(turn));
    expect(readdirSync(path.join(dir, ".claimbook/vintages"))).toHaveLength(5);
    expect(previousVintage(dir)?.replaced).toBe(at(7).now);
  });

  test("leave everything as it was on a full disk", () => {
    const { dir, states } = twoStates();
    disk.room = 100;
    expect(() => replaceKeeping(dir, states[1], at(1))).toThrow(StoreError);
    disk.room = Number.POSITIVE_INFINITY;
    expect(stateOf(dir)).toBe("A");
    expect(previousVintage(dir)).toBeUndefined();
  });
});
