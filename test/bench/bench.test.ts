// Takes long: each refusal of bench:compare and each reader of a table is a process of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { fewOrAll } from "../thorough.js";

interface Markdown {
  gainsText(readme: string): string;
}

interface Comparing {
  comparison(pairs: readonly { readonly base: number; readonly head: number }[]): {
    readonly ratio: number;
    readonly lower: number;
    readonly upper: number;
    readonly isRegression: boolean;
  };
}

interface GrowingTable {
  writeTable(folder: string, rows: number): Promise<string>;
}

const FOLDER = import.meta.dirname;
/** The benchmarks are plain JavaScript. */
const load = async <T>(file: string): Promise<T> => (await import(path.join(FOLDER, file))) as T;

test("README.md says first what its sections say", async () => {
  const { gainsText } = await load<Markdown>("markdown.mjs");
  const readme = readFileSync(path.join(FOLDER, "README.md"), "utf8");
  const first = readme.split("<!-- gains -->")[1]?.split("<!-- gains end -->")[0];
  expect(first?.trim()).toBe(gainsText(readme));
  expect(readme.indexOf("<!-- gains -->")).toBeLessThan(readme.indexOf("npm run"));
  // Another figure of a section is another gain.
  const other = readme.replace(/(\| a small cell again, median +\| +)[\d.]+/, "$1123.4");
  expect(gainsText(other)).toContain("123.4 ms");
});

test("comparison(pairs) is the geometric mean of the ratios with Student's interval", async () => {
  const { comparison } = await load<Comparing>("compare/comparison.mjs");
  const { ratio, lower, upper, isRegression } = comparison([
    { base: 1, head: 1 },
    { base: 10, head: 40 },
  ]);
  expect(ratio).toBeCloseTo(2, 12);
  // Logarithms 0 and ln 4: standard error ln 2, one degree of freedom.
  const reach = 12.706204736 * Math.LN2;
  expect(Math.log(lower)).toBeCloseTo(Math.LN2 - reach, 6);
  expect(Math.log(upper)).toBeCloseTo(Math.LN2 + reach, 6);
  expect(isRegression).toBe(false);
});

test.each([
  ["a fifth more in every pair", [1.2, 1.21, 1.19, 1.2], true],
  ["a twentieth more in every pair", [1.05, 1.06, 1.04, 1.05], false],
  ["a fifth more on the whole, within the noise", [0.8, 1.9, 0.9, 1.6], false],
  ["a fifth less", [0.8, 0.81, 0.79, 0.8], false],
])("comparison takes %s for a regression or not", async (_, ratios, expected) => {
  const { comparison } = await load<Comparing>("compare/comparison.mjs");
  const pairs = ratios.map((ratio, pair) => ({ base: 1 + pair, head: (1 + pair) * ratio }));
  expect(comparison(pairs).isRegression).toBe(expected);
});

test("comparison refuses too few pairs and times of nothing", async () => {
  const { comparison } = await load<Comparing>("compare/comparison.mjs");
  expect(() => comparison([{ base: 1, head: 1 }])).toThrow("two pairs or more (got 1)");
  expect(() => comparison([0, 1].map((head) => ({ base: 1, head })))).toThrow("above zero (got 1 and 0)");
});

test.each([
  [["--base", "no-such-revision"], "--base no-such-revision is no revision"],
  [["--base", "HEAD", "--pairs", "2"], "write a whole number of 3 or more"],
  [["--base", "HEAD", "--only", "tables,nothing"], "there is no workload nothing; choose of cold start,"],
  [["--rounds", "3"], "Unknown option '--rounds'"],
])("bench:compare refuses %j", (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(FOLDER, "compare.mjs"), ...args], {
    encoding: "utf8",
  });
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test("the tables of bench:tables can be read, with the same rows by each of Node's readers", async () => {
  const { writeTable } = await load<GrowingTable>("growing-table.mjs");
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-bench-table-"));
  try {
    const day = await writeTable(folder, 2000);
    const checks = ["claimbook", "hyparquet"].map((reader) => {
      const args = [path.join(FOLDER, "table-reader.mjs"), reader, folder, day, "1"];
      return (JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as { check: object })
        .check;
    });
    expect(checks[0]).toMatchObject({ rows: 2000, tickers: 1000, missing: 1000 });
    expect(checks[1]).toEqual(checks[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(fewOrAll<string[]>([], ["1"]))("a book of bench:growth runs: %s notebook", (size) => {
  const args = [path.join(FOLDER, "growth.mjs"), "--books", size];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toMatch(/^\| 1 /m);
});
