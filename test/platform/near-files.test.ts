import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { nearFiles } from "../../lib/platform/near-files.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "claimbook-near-"));
  mkdirSync(path.join(folder, "notebooks"));
  for (const name of ["02-july-rally.ipynb", "03-odds.ipynb", "02-july-rally.html"])
    writeFileSync(path.join(folder, "notebooks", name), "");
});
const near = (name: string, folders: readonly string[] = []) =>
  nearFiles(path.join(folder, name), { extension: ".ipynb", folders }).map((file) =>
    path.relative(folder, path.resolve(file)),
  );

test("a near name in the folder", () => {
  expect(near("notebooks/02-jly-rally.ipynb")).toEqual(["notebooks/02-july-rally.ipynb"]);
  expect(near("notebooks/02-july-rally")).toEqual(["notebooks/02-july-rally.ipynb"]);
});

test("else in another folder, also where the path's own is none", () => {
  const folders = [path.join(folder, "missing"), path.join(folder, "notebooks")];
  expect(near("02-july-rally.ipynb", folders)).toEqual(["notebooks/02-july-rally.ipynb"]);
  expect(near("notbooks/02-july-rally.ipynb", folders)).toEqual(["notebooks/02-july-rally.ipynb"]);
});

test("a link that leads nowhere is not what was meant", () => {
  symlinkSync(path.join(folder, "gone"), path.join(folder, "notebooks/04-lost.ipynb"));
  expect(near("notebooks/04-lost.ipynb")).toEqual([]);
});

test("none where no name is near", () => {
  expect(near("notebooks/99-nothing-like-it.ipynb", [path.join(folder, "notebooks")])).toEqual([]);
});
