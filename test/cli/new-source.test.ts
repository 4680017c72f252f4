import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { currentBook } from "../../lib/book/current-book.js";
import { newSource as writeSource } from "../../lib/cli/new-source.js";
import { draftTable } from "../../lib/update/new-table/draft-table.js";
import { newTable } from "../../lib/update/new-table/new-table.js";
import { dataCopy } from "../update/future-server.js";

const LIST = "claims/tables/index.ts";
const dir = dataCopy();
const URL = "https://data.example/closes.csv";

const newSource = (table: string, options: Omit<Parameters<typeof writeSource>[1], "book">) =>
  writeSource(table, { ...options, book: currentBook() });

/** A folder with the list of tables that a source is added to. */
function checkout(): string {
  const root = mkdtempSync(path.join(tmpdir(), "claimbook-new-source-"));
  for (const folder of ["claims/tables", "test/claims/tables"])
    mkdirSync(path.join(root, folder), { recursive: true });
  cpSync(LIST, path.join(root, LIST));
  return root;
}

beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-closes-")), "closes.csv");
  writeFileSync(file, "date,close\n2024-07-01,100\n2024-07-02,101.5\n");
  const about = { title: "t", serves: "s", description: "d", redistribution: "r", caveats: [] };
  const sources = [{ title: "p", path: "https://p.example/" }];
  const columns = { descriptions: { date: "day", close: "close" }, units: { close: "USD" } };
  for (const name of ["my-index", "other-index"])
    await newTable(
      name,
      await draftTable(file, { today: "2026-12-01" }),
      { ...about, sources, ...columns },
      { dir },
    );
});

// That what it writes compiles, is laid out as it should be and works is tested with the guide, in test/docs/extend.test.ts.
describe("newSource(table, { url })", () => {
  test("writes a recipe and its test, and adds it to the list of tables", () => {
    const root = checkout();
    const written = newSource("my-index", {
      url: `${URL}?range=all`,
      map: { close: 'The "close"' },
      root,
      dir,
    });
    expect(written.map((file) => path.relative(root, file))).toEqual([
      "claims/tables/my-index.ts",
      "test/claims/tables/my-index.test.ts",
      LIST,
    ]);
    const [recipe = "", check = "", list = ""] = written.map((file) => readFileSync(file, "utf8"));
    expect(recipe).toContain('const COLUMNS = {"close":"The \\"close\\""};');
    expect(recipe).toContain('addresses: {"my-index":"https://data.example/"},');
    expect(recipe).toContain('name: "data.example",');
    expect(recipe).toContain(
      'provider: "my-index", name: "my-index.csv", path: "closes.csv", query: {"range":"all"}, }',
    );
    expect(check.match(/^test\.todo\(/gm)).toHaveLength(2);
    const before = new Set(readFileSync(LIST, "utf8").split("\n"));
    expect(list.split("\n").filter((line) => !before.has(line))).toEqual([
      'import { myIndexSource } from "./my-index.js";',
      "    myIndexSource,",
    ]);
  });

  test("goes on where a command was killed before the list had it", () => {
    const root = checkout();
    const texts = () => files.map((file) => readFileSync(file, "utf8"));
    const files = newSource("my-index", { url: URL, root, dir });
    const whole = texts();
    cpSync(LIST, path.join(root, LIST));
    expect(newSource("my-index", { url: URL, root, dir })).toEqual(files);
    expect(texts()).toEqual(whole);
    writeFileSync(files[0] as string, "of the user");
    expect(() => newSource("my-index", { url: URL, root, dir })).toThrow(
      /my-index\.ts is there already; remove it first/,
    );
  });

  test("adds a second one beside the first, and no address where the publisher is known", () => {
    const root = checkout();
    newSource("my-index", { url: URL, root, dir });
    const fred = "https://fred.stlouisfed.org/graph/fredgraph.csv?id=X";
    const [recipe = ""] = newSource("other-index", { url: fred, root, dir });
    expect(readFileSync(recipe, "utf8")).not.toContain("addresses");
    expect(readFileSync(path.join(root, LIST), "utf8")).toMatch(
      / {4}myIndexSource,\n {4}otherIndexSource,\n {2}\],\n/,
    );
  });

  test.each<[string, string, RegExp]>([
    [
      "a table that is not there",
      "my-indx",
      /^there is no table "my-indx"; did you mean "my-index"\?.*"claimbook new table"/,
    ],
    ["one that has a source", "rates-daily", /^table rates-daily has a source already/],
    [
      "one that no source can go on with",
      "correlation",
      /stands in claims\/tables\/index\.ts among the frozen ones \(/,
    ],
  ])("refuses %s", (_, table, message) => {
    const root = checkout();
    expect(() => newSource(table, { url: URL, root, dir })).toThrow(message);
  });

  test("refuses files that are there, and a list of another shape, before it writes anything", () => {
    const root = checkout();
    writeFileSync(path.join(root, "test/claims/tables/my-index.test.ts"), "mine");
    expect(() => newSource("my-index", { url: URL, root, dir })).toThrow(
      /my-index\.test\.ts is there already/,
    );
    const odd = checkout();
    writeFileSync(path.join(odd, LIST), "");
    expect(() => newSource("my-index", { url: URL, root: odd, dir })).toThrow(
      /^claims\/tables\/index\.ts has another shape than expected; add by hand: import \{ myIndexSource \}/,
    );
    expect(() => readFileSync(path.join(odd, "claims/tables/my-index.ts"))).toThrow(/ENOENT/);
  });
});
