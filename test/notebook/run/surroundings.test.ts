import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { surroundings } from "../../../lib/notebook/run/surroundings.js";
import { openStore } from "../../../lib/store/open-store.js";
import { smallFolder } from "../../store/small-folder.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("surroundings twice, with nothing changed, are the same, and name versions", () => {
  const { tableState: _, ...first } = surroundings();
  const { tableState: __, ...second } = surroundings();
  expect(second).toEqual(first);
  expect(first.node).toBe(process.versions.node);
  expect(first.tslab).toBe("1.0.22");
  expect(first.library).toMatch(/^[0-9a-f]{64}$/);
  expect(first.packages).toMatch(/^[0-9a-f]{64}$/);
});

test("a table's state changes with what the manifest says of it, and is the given hash when its file is not that one", () => {
  const dir = smallFolder();
  vi.stubEnv("CLAIMBOOK_DATA", dir);
  const { hash } = openStore().describe("days");
  const before = surroundings().tableState("days", hash);
  expect(before).not.toBe(hash);
  expect(surroundings().tableState("days", hash)).toBe(before);
  expect(surroundings().tableState("days", "sha256:another")).toBe("sha256:another");
  expect(surroundings().tableState("none", hash)).toBe(hash);

  const manifest = path.join(dir, "datapackage.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"title":"days"', '"title":"Days"'));
  expect(surroundings().tableState("days", hash)).not.toBe(before);
});

test("a table whose file was edited is not in its old state, though the manifest is the old one", () => {
  const dir = smallFolder({ days: (csv) => csv.replace("0.01", "0.02") });
  vi.stubEnv("CLAIMBOOK_DATA", dir);
  const { hash } = openStore().describe("days");
  expect(surroundings().tableState("days", hash)).toBe(hash);
});

test("without a data folder every table is unknown, and the rest is as ever", () => {
  vi.stubEnv("CLAIMBOOK_DATA", "/nowhere");
  expect(surroundings().tableState("days", "sha256:1")).toBe("sha256:1");
});
