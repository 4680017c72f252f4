// Takes long: the command is started for each kind of table.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { dataCopy } from "../update/future-server.js";

const folder = mkdtempSync(path.join(tmpdir(), "claimbook-new-table-"));
const FILE = path.join(folder, "closes.csv");
writeFileSync(FILE, "Date,Close\n2024-06-28,2000\n2024-07-01,2050\n");
const SAID = [
  ...["--title", "Closes of an index", "--serves", "A test.", "--made", "Made up."],
  ...["--source", "Publisher=https://publisher.example/?a=b", "--terms", "Nobody's figures."],
];
const COLUMNS = ["--describe", "close=price index", "--rebase", "close=2024-06-28"];

function claimbook(dir: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, CLAIMBOOK_DATA: dir },
  });
  return { status, stdout, stderr };
}

const hasScript = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

describe("claimbook new table", () => {
  test("adds what the options describe, says what it wrote, passes data verify, and is undone", () => {
    const dir = dataCopy();
    const args = ["new", "table", "index-dialy", "--from", FILE, ...SAID, ...COLUMNS];
    const tried = claimbook(dir, [...args, "--dry-run"]);
    expect(tried).toMatchObject({ status: 0, stderr: "" });
    expect(tried.stdout).toContain("Nothing was written (--dry-run)");
    expect(openStore({ dir }).tables).not.toContain("index-dialy");
    const { status, stdout, stderr } = claimbook(dir, args);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^index-dialy: 2 rows, 2024-06-28 to 2024-07-01\n {2}date: date\n {2}close: number, index, 100 on 2024-06-28\nnote: .*did you mean "index-daily"\?\nwrote .*index-dialy\.csv, .*datapackage\.json\nNext: /,
    );
    expect(openStore({ dir }).describe("index-dialy").sources).toEqual([
      { title: "Publisher", path: "https://publisher.example/?a=b" },
    ]);
    expect([...openStore({ dir }).read("index-dialy").array("close")]).toEqual([100, 102.5]);
    expect(claimbook(dir, ["data", "verify"])).toMatchObject({ status: 0, stderr: "" });
    expect(claimbook(dir, ["update", "--rollback"]).stdout).toContain(
      "index-dialy: 2024-07-01 -> no such table",
    );
    expect(openStore({ dir }).tables).toEqual(openStore().tables);
  });

  test("without a terminal names each option that is missing, and writes nothing", () => {
    const dir = dataCopy();
    const { status, stdout, stderr } = claimbook(dir, [
      "new",
      "table",
      "my-index",
      "--from",
      FILE,
      ...SAID.slice(2),
    ]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.trim().split("\n").slice(1)).toEqual([
      "  --title TEXT  (what the table holds, as a title)",
      "  --describe close=TEXT  (what close holds)",
      "  --unit close=UNIT  (the unit of close, such as decimal return, or none)",
    ]);
    expect(openStore({ dir }).tables).not.toContain("my-index");
  });

  test.skipIf(!hasScript)("in a terminal asks for them (skipped without the program script)", () => {
    const dir = dataCopy();
    const command = [process.execPath, "lib/bin/claimbook.mjs", "new", "table", "my-index", "--from", FILE];
    const { stdout, status } = spawnSync("script", ["-qec", command.join(" "), "/dev/null"], {
      encoding: "utf8",
      env: { ...process.env, CLAIMBOOK_DATA: dir },
      input:
        "Closes of an index\nA test.\nMade up.\nNobody's figures.\nPublisher\nPublisher=https://publisher.example/\nprice index\nindex\n",
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining("what the table holds, as a title: ")]);
    expect(stdout).toContain("It must be TITLE=https://address.");
    const { title, redistribution, fields } = openStore({ dir }).describe("my-index");
    expect([title, redistribution]).toEqual(["Closes of an index", "Nobody's figures."]);
    expect(fields).toMatchObject([{ description: "day" }, { description: "price index", unit: "index" }]);
  });

  test.each<[string, readonly string[], RegExp]>([
    ["a name that is a path", ["../evil"], /cannot be a table's name/],
    ["a name that is taken", ["rates-daily"], /there is a table rates-daily already/],
    ["a file that is not there", ["my-index", "--from", "gone.csv"], /gone\.csv cannot be read/],
    ["a source without its address", ["my-index", "--source", "Publisher"], /TITLE=https:\/\/address/],
    ["a range that is none", ["my-index", "--range", "close=5"], /column=minimum\.\.maximum/],
    ["a unit without its column", ["my-index", "--unit", "USD"], /a column of the table, an equals sign/],
    ["an option that is misspelt", ["my-index", "--titel", "x"], /Did you mean --title\?/],
  ])("refuses %s", (_, args, message) => {
    const dir = dataCopy();
    const { status, stderr } = claimbook(dir, ["new", "table", "--from", FILE, ...SAID, ...COLUMNS, ...args]);
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(readFileSync(path.join(dir, "datapackage.json"), "utf8")).toBe(
      readFileSync("data/datapackage.json", "utf8"),
    );
  });
});
