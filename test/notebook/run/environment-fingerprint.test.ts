// Takes long: a fingerprint is made of all files of the library for each state of each table.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { namedVersions } from "../../../lib/notebook/named-versions.js";
import { environmentFingerprint } from "../../../lib/notebook/run/environment-fingerprint.js";
import { openStore } from "../../../lib/store/open-store.js";
import { infoState } from "../../../lib/store/table-read.js";
import { SMALL, smallFolder } from "../../store/small-folder.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

const stateOf = (folder: string, table: string) => environmentFingerprint().tableState(folder, table);

test("two fingerprints of one environment, with nothing changed, are the same, and name versions", () => {
  const { tableState: _, ...first } = environmentFingerprint();
  const { tableState: __, ...second } = environmentFingerprint();
  expect(second).toEqual(first);
  expect(first.node).toBe(process.versions.node);
  expect(first.tslab).toBe("1.0.22");
  expect(first.library).toMatch(/^[0-9a-f]{64}$/);
  expect(first.packages).toMatch(/^[0-9a-f]{64}$/);
});

test("compiled cells are other once the data folder has other columns, and drawn figures are not", () => {
  const before = environmentFingerprint();
  vi.stubEnv("CLAIMBOOK_DATA", smallFolder());
  const after = environmentFingerprint();
  expect(after.compiling).not.toBe(before.compiling);
  expect(after).toMatchObject({ drawing: before.drawing, library: before.library });
});

test("what pages are rendered with is other once the receipt would name another Node", () => {
  const before = environmentFingerprint();
  const versions = { ...process.versions, node: "99.0.0" };
  const spy = vi.spyOn(process, "versions", "get").mockReturnValue(versions);
  try {
    expect(environmentFingerprint()).toMatchObject({ node: "99.0.0", library: before.library });
    expect(environmentFingerprint().rendering).not.toBe(before.rendering);
    expect(namedVersions()).toContainEqual(["Node", "99.0.0"]);
  } finally {
    spy.mockRestore();
  }
  expect(namedVersions().map(([name]) => name)).toEqual(["claimbook", "Node", "tslab", "plotly.js"]);
});

test("a table is in the state that the store reports when it is read, in the usual folder and in a named one", () => {
  const dir = smallFolder();
  const store = openStore({ dir });
  const states = Object.keys(SMALL).map((table) => stateOf(dir, table));
  expect(states).toEqual(Object.keys(SMALL).map((table) => infoState(store.describe(table))));
  expect(new Set(states).size).toBe(3);
  expect(stateOf("", "days")).toBeUndefined();
  vi.stubEnv("CLAIMBOOK_DATA", dir);
  expect(stateOf("", "days")).toBe(states[0]);
});

test("a table's state changes with what the manifest says of it, and those of the others do not", () => {
  const dir = smallFolder();
  const before = Object.keys(SMALL).map((table) => stateOf(dir, table));
  const manifest = path.join(dir, "datapackage.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"title":"days"', '"title":"Days"'));
  const [days, ...others] = Object.keys(SMALL).map((table) => stateOf(dir, table));
  expect(days).toMatch(/^[0-9a-f]{64}$/);
  expect(days).not.toBe(before[0]);
  expect(others).toEqual(before.slice(1));
});

test("a table whose file was edited, or is missing, has no state, though the manifest is the old one", () => {
  const dir = smallFolder({ days: (csv) => csv.replace("0.01", "0.02") });
  expect(stateOf(dir, "days")).toBeUndefined();
  expect(stateOf(dir, "months")).toBeDefined();
  const whole = smallFolder();
  const { tableState } = environmentFingerprint();
  writeFileSync(path.join(whole, "days.csv"), "");
  expect(tableState(whole, "days")).toBeUndefined();
});

test("a table that is not in the manifest, and any in a folder without one, has no state", () => {
  expect(stateOf(smallFolder(), "none")).toBeUndefined();
  expect(stateOf("/nowhere", "days")).toBeUndefined();
  vi.stubEnv("CLAIMBOOK_DATA", "/nowhere");
  expect(stateOf("", "days")).toBeUndefined();
});
