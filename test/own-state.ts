import { afterAll, beforeAll, expect, vi } from "vitest";

/** The values of the globals. Those that Node makes when they are first asked for are left out. */
function globalValues(): Map<string, unknown> {
  const all = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  return new Map(all.flatMap(([name, { value, get }]) => (get ? [] : [[name, value]])));
}

/** As it is before the file sets it for all its tests. */
const environment = { ...process.env };
let folder: string;
let globals: Map<string, unknown>;

// Files of the project "together" share a process, so a file fails that leaves behind another environment, folder or clock. What a
// package adds to the globals when it is first loaded is no concern of the next file.
beforeAll(() => {
  folder = process.cwd();
  globals = globalValues();
});

afterAll(() => {
  const remedy = "this file changes its process: put it back, or take it out of TOGETHER in vitest.config.ts";
  vi.unstubAllEnvs();
  expect({ ...process.env }, remedy).toEqual(environment);
  expect(process.cwd(), remedy).toBe(folder);
  const now = globalValues();
  const changed = [...globals].filter(([name, before]) => !Object.is(now.get(name), before));
  expect(
    changed.map(([name]) => name),
    remedy,
  ).toEqual([]);
});
