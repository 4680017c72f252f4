// Takes long: a process updates tables for six seconds while another reads them.

import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { replaceFiles } from "../../lib/store/journal.js";
import { openStore } from "../../lib/store/open-store.js";
import { twoStates } from "./two-states.js";

test("whoever reads while another process updates reads one state, or is told to open the folder again", async () => {
  const { dir, states } = twoStates();
  const file = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-states-")), "states.json");
  writeFileSync(file, JSON.stringify(states));
  const child = spawn(process.execPath, ["test/store/commit-loop.mjs", dir, file], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const faults: string[] = [];
  child.stderr.on("data", (text) => faults.push(String(text)));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const seen = { A: 0, B: 0, updated: 0 };
  for (const until = Date.now() + 6000; Date.now() < until; ) {
    try {
      const store = openStore({ dir });
      // Time in which the other process may go on.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
      const values = store.tables.map((name) => store.read(name).get("value", 0) as number);
      const isNew = values.map((value) => value >= 0.9);
      expect(new Set(isNew).size).toBe(1);
      seen[isNew[0] ? "B" : "A"] += 1;
    } catch (error) {
      expect((error as Error).message).toMatch(/updated after it was opened.*open it again/);
      seen.updated += 1;
    }
  }
  child.kill("SIGKILL");
  expect(faults).toEqual([]);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test("an update and its way back between two looks leave the manifest as it was, and are seen all the same", () => {
  const { dir, states } = twoStates();
  const [before, after] = states;
  const store = openStore({ dir });
  replaceFiles(dir, after);
  replaceFiles(dir, before);
  // As the reader saw it in between.
  for (const { path: name, content } of after.slice(0, -1)) writeFileSync(path.join(dir, name), content);
  for (const name of store.tables)
    expect(() => store.read(name)).toThrow(/updated after it was opened.*open it again/);
  expect(() => openStore({ dir }).read(store.tables[0] as string)).toThrow(
    /is not the file that the manifest/,
  );
});
