import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type BookFolders,
  FileReader,
  fileChanges,
  isIgnored,
} from "../../../lib/cli/watch/watched-files.js";
import type { Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { notebookText } from "../../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../../notebook/notebook-of.js";

const NOTEBOOK = notebookOf(textCell("# Title"), "1 + 1");

let folders: BookFolders;
let reader: FileReader;
beforeEach(() => {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-watched-"));
  folders = { root, data: path.join(root, "data") };
  reader = new FileReader(folders);
  put("notebooks/01-a.ipynb", notebookText(NOTEBOOK));
  put("data/one.csv", "date,close\n2024-07-24,1\n");
  put("lib/claims/a.ts", "export {};\n");
});
afterEach(() => rmSync(folders.root, { recursive: true }));

const at = (name: string) => path.join(folders.root, name);
function put(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

/** What has changed since the files were read before, as "what name (kind)". */
function changesAfter(act: () => void): string[] {
  const before = reader.read();
  act();
  return fileChanges(before, reader.read()).map(
    ({ file, what, kind }) => `${what} ${path.relative(folders.root, path.resolve(file))} (${kind})`,
  );
}

test.each([
  ["notebooks/02-b.ipynb", "notebook"],
  ["notebooks/helper.ts", "beside"],
  ["notebooks/pictures/a.png", "beside"],
  ["notebooks/deep/03-c.ipynb", "beside"],
  ["twice.ts", "beside"],
  ["lib/stats/mean.ts", "source"],
  ["lib/package.json", "source"],
  ["lib/tsconfig.json", "source"],
  ["lib/assets/page.css", "asset"],
  ["data/two.csv", "data"],
  ["data/datapackage.json", "data"],
])("a new %s is of the kind %s", (name, kind) => {
  expect(changesAfter(() => put(name, "{}"))).toEqual([`new ${name} (${kind})`]);
});

test.each([
  "notebooks/.01-a.ipynb.swp",
  "notebooks/.~01-a.ipynb",
  "notebooks/01-a.ipynb~",
  "notebooks/4913",
  "notebooks/#01-a.ipynb#",
  "notebooks/01-a.ipynb.tmp",
  "notebooks/.ipynb_checkpoints/01-a-checkpoint.ipynb",
  "data/.claimbook/journal-1.json",
  "data/.one.csv.123.tmp",
  "data/README.md",
  "data/raw/feed.csv",
  "lib/dist/index.js",
  "lib/dist/bundle/main.js",
  "lib/node_modules/x/index.ts",
  "node_modules/x/package.json",
  "site/01-a.html",
  "site/claims.json",
  ".claimbook/runs/01-a.ipynb",
  ".git/HEAD",
  "test/claims/a.test.ts",
  "README.md",
])("nothing depends on %s", (name) => {
  expect(changesAfter(() => put(name, "x"))).toEqual([]);
});

test("a folder that is of no use is left aside with all below it; the book's own folders are not", () => {
  for (const name of ["node_modules", "lib/dist", "site", ".claimbook", ".git", "data/raw/x", "test/cli"])
    expect(isIgnored(at(name), folders), name).toBe(true);
  for (const name of ["", "notebooks", "lib", "lib/claims", "lib/assets", "data", "notebooks/pictures"])
    expect(isIgnored(at(name), folders), name).toBe(false);
});

test("a data folder elsewhere is watched instead of the checkout's", () => {
  const data = mkdtempSync(path.join(os.tmpdir(), "claimbook-watched-data-"));
  reader = new FileReader({ root: folders.root, data });
  const there = path.relative(folders.root, path.join(data, "two.csv"));
  const changes = changesAfter(() => {
    writeFileSync(path.join(data, "two.csv"), "1");
    put("data/one.csv", "another");
  });
  expect(changes).toEqual([`new ${there} (data)`]);
  rmSync(data, { recursive: true });
});

test("a notebook whose outputs alone are others has not changed; one whose cells or metadata are has", () => {
  const [title, code] = NOTEBOOK.cells;
  const withOutput = {
    ...NOTEBOOK,
    metadata: { ...NOTEBOOK.metadata, kernelspec: { name: "tslab" }, language_info: { name: "typescript" } },
    cells: [
      title,
      { ...code, execution_count: 7, outputs: [{ output_type: "stream", name: "stdout", text: "2" }] },
    ],
  } as Notebook;
  expect(changesAfter(() => put("notebooks/01-a.ipynb", notebookText(withOutput)))).toEqual([]);
  const edited = notebookOf(textCell("# Title"), "1 + 2");
  const changed = ["changed notebooks/01-a.ipynb (notebook)"];
  expect(changesAfter(() => put("notebooks/01-a.ipynb", notebookText(edited)))).toEqual(changed);
  const other = { ...edited, metadata: { ...edited.metadata, title: "t" } };
  expect(changesAfter(() => put("notebooks/01-a.ipynb", notebookText(other)))).toEqual(changed);
});

test("files that are touched, or saved with the text that they have, have not changed", () => {
  const changes = changesAfter(() => {
    utimesSync(at("data/one.csv"), new Date(), new Date());
    put("lib/claims/a.ts", "export {};\n");
  });
  expect(changes).toEqual([]);
});

test("a save by temporary file and rename is a change, whatever time the file has", () => {
  const old = new Date("2020-01-01");
  const changes = changesAfter(() => {
    put("data/.one.tmp", "date,close\n2024-07-24,2\n");
    utimesSync(at("data/.one.tmp"), old, old);
    renameSync(at("data/.one.tmp"), at("data/one.csv"));
  });
  expect(changes).toEqual(["changed data/one.csv (data)"]);
});

test("a removed notebook is removed, a renamed one is another", () => {
  expect(changesAfter(() => renameSync(at("notebooks/01-a.ipynb"), at("notebooks/02-b.ipynb")))).toEqual([
    "new notebooks/02-b.ipynb (notebook)",
    "removed notebooks/01-a.ipynb (notebook)",
  ]);
  expect(changesAfter(() => rmSync(at("notebooks"), { recursive: true }))).toEqual([
    "removed notebooks/02-b.ipynb (notebook)",
  ]);
});

test.each<[what: string, text: () => string, problem: string]>([
  ["half of it", () => readFileSync(at("notebooks/01-a.ipynb"), "utf8").slice(0, 80), "not JSON"],
  ["nothing", () => "", "not JSON"],
  [
    "another kernel's",
    () => notebookText({ ...NOTEBOOK, metadata: { kernelspec: { name: "python3", language: "python" } } }),
    "another kernel",
  ],
])("a notebook that holds %s says what is wrong, and the rest is read", (_, text, problem) => {
  const before = reader.read();
  const whole = readFileSync(at("notebooks/01-a.ipynb"), "utf8");
  put("notebooks/01-a.ipynb", text());
  put("data/one.csv", "changed");
  const changes = fileChanges(before, reader.read());
  expect(changes.map(({ what, kind }) => [what, kind])).toEqual([
    ["changed", "notebook"],
    ["changed", "data"],
  ]);
  expect(changes[0]?.problem).toContain(problem);
  put("notebooks/01-a.ipynb", whole);
  expect(fileChanges(before, reader.read()).map(({ kind }) => kind)).toEqual(["data"]);
});

test("a link back to a folder above it is not followed; another one is", () => {
  const changes = changesAfter(() => {
    put("node_modules/other/a.ts", "");
    put("shared/helper.ts", "");
    for (const [target, name] of [
      [".", "notebooks/here"],
      ["..", "notebooks/up"],
      ["../shared", "notebooks/shared"],
      ["missing", "notebooks/nowhere"],
      ["itself", "notebooks/itself"],
      [".", "lib/claims/again"],
    ] as const)
      symlinkSync(target, at(name));
  });
  expect(changes).toEqual(["new notebooks/shared/helper.ts (beside)"]);
});
