import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { readDataFile } from "../../lib/store/read-data-file.js";
import { smallFolder } from "./small-folder.js";

/** Moves a file of a data folder elsewhere, and puts a link in its place. */
function linkOut(dir: string, name: string): void {
  const beside = smallFolder();
  renameSync(path.join(dir, name), path.join(beside, name));
  symlinkSync(path.join(beside, name), path.join(dir, name));
}

describe("readDataFile(dir, name)", () => {
  test("refuses a link that leads out of the folder: a table's, and the manifest's", () => {
    const dir = smallFolder();
    linkOut(dir, "days.csv");
    expect(() => readDataFile(dir, "days.csv")).toThrow("is a link that leads out of the data folder");
    expect(() => openStore({ dir }).read("days")).toThrow(/days\.csv is a link .* put a copy of the file/);
    linkOut(dir, "datapackage.json");
    expect(() => openStore({ dir })).toThrow(/datapackage\.json is a link/);
  });

  test("follows a link that stays in the folder, and a folder that is a link", () => {
    const dir = smallFolder();
    copyFileSync(path.join(dir, "days.csv"), path.join(dir, "copy"));
    rmSync(path.join(dir, "days.csv"));
    symlinkSync("copy", path.join(dir, "days.csv"));
    const link = `${dir}-link`;
    symlinkSync(dir, link);
    try {
      expect(openStore({ dir: link }).read("days").numRows()).toBe(3);
    } finally {
      rmSync(link);
    }
  });

  test("a table that is a folder is not called missing", () => {
    const dir = smallFolder();
    rmSync(path.join(dir, "days.csv"));
    mkdirSync(path.join(dir, "days.csv"));
    expect(() => openStore({ dir }).read("days")).toThrow(/days\.csv cannot be read \(EISDIR/);
  });
});
