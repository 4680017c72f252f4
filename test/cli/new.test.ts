// Takes long: what a command writes is compiled and run.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Claim } from "../../lib/claims/claim.js";
import type { Statement } from "../../lib/claims/statement.js";
import { newClaim, newNotebook } from "../../lib/cli/new.js";
import { parseNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { executeNotebook } from "../../lib/notebook/run/execute-notebook.js";
import { openStore } from "../../lib/store/open-store.js";
import { draftTable } from "../../lib/update/new-table/draft-table.js";
import { newTable } from "../../lib/update/new-table/new-table.js";
import { dataCopy } from "../update/future-server.js";

/** A copy of the sources inside this checkout, so that packages are found from it. */
let root: string;

beforeAll(() => {
  mkdirSync(".claimbook", { recursive: true });
  root = mkdtempSync(path.resolve(".claimbook/new-"));
  cpSync("claims", path.join(root, "claims"), {
    recursive: true,
    filter: (file) => !/dist|node_modules|tsconfig/.test(file),
  });
  for (const folder of ["test/claims", "notebooks"]) mkdirSync(path.join(root, folder), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const asOf = "2024-07-24";
const options = { notebook: "02-july-rally", topic: "The July rally", asOf };

describe("newClaim(id, options)", () => {
  test("goes on where a command was killed before the claim was listed", () => {
    const ledgerFile = path.join(root, "claims/ledger.ts");
    const before = readFileSync(ledgerFile, "utf8");
    const files = newClaim("cut-short", { ...options, root });
    writeFileSync(ledgerFile, before);
    expect(newClaim("cut-short", { ...options, root })).toEqual(files);
    expect(() => newClaim("cut-short", { ...options, root })).toThrow(/ledger\.ts lists the claim cut-short/);
    writeFileSync(ledgerFile, before);
    expect(() => newClaim("cut-short", { ...options, topic: "Another", root })).toThrow(/is there already/);
    writeFileSync(ledgerFile, before);
  });

  test("writes a claim that evaluates, its test, and a line in the ledger", async () => {
    const files = newClaim("june-to-july", { ...options, root });
    expect(files.map((file) => path.relative(root, file))).toEqual([
      "claims/june-to-july.ts",
      "test/claims/june-to-july.test.ts",
      "claims/ledger.ts",
      "claims/statements.ts",
    ]);
    const { juneToJuly } = (await import(files[0] as string)) as { juneToJuly: Claim };
    expect(juneToJuly).toMatchObject({ id: "june-to-july", ...options });
    const { estimates } = juneToJuly.evaluate(openStore({ asOf: "2024-07-24" }));
    expect(estimates.map(({ n }) => n)).toEqual([12]);
    const { claims } = (await import(files[2] as string)) as { claims: readonly Claim[] };
    expect(claims.at(-1)?.id).toBe("june-to-july");
    const { statements } = (await import(files[3] as string)) as { statements: readonly Statement[] };
    expect(statements.at(-1)).toEqual({ about: juneToJuly.statement, claims: ["june-to-july"] });
    expect(readFileSync(files[1] as string, "utf8")).toContain(
      'import { juneToJuly } from "../../claims/june-to-july.js"',
    );
  });

  test("leaves nothing where it cannot write all", () => {
    const bare = path.join(root, "bare");
    cpSync(path.join(root, "claims"), path.join(bare, "claims"), { recursive: true });
    const ledger = path.join(bare, "claims/ledger.ts");
    const before = readFileSync(ledger, "utf8");
    writeFileSync(path.join(bare, "test"), "no folder");
    expect(() => newClaim("june-alone", { ...options, root: bare })).toThrow(/bare\/test/);
    expect(existsSync(path.join(bare, "claims/june-alone.ts"))).toBe(false);
    expect(readFileSync(ledger, "utf8")).toBe(before);
  });

  test("makes the folder of tests where a book has none", () => {
    const untested = path.join(root, "untested");
    cpSync(path.join(root, "claims"), path.join(untested, "claims"), { recursive: true });
    const [, file = ""] = newClaim("june-tested", { ...options, root: untested });
    expect(path.relative(untested, file)).toBe("test/claims/june-tested.test.ts");
    expect(existsSync(file)).toBe(true);
  });

  test("refuses a claim that is there already, and an id that is none", () => {
    expect(() => newClaim("decade-gap", { ...options, root })).toThrow(/decade-gap\.ts is there already/);
    expect(() => newClaim("Decade_Gap", { ...options, root })).toThrow(/words in small letters/);
  });
});

describe("newNotebook(name)", () => {
  test("writes a notebook that runs", async () => {
    const [file] = newNotebook("08-month-of-june", { asOf, root }) as [string];
    const notebook = parseNotebook(readFileSync(file, "utf8"), file);
    expect(notebook.cells[0]?.source).toMatch(/^# Month of june\n/);
    const { failure } = await executeNotebook(notebook, { cwd: "notebooks" });
    expect(failure).toBeUndefined();
  });

  test("with a table draws its first column of numbers, whatever its texts hold", async () => {
    const dir = dataCopy();
    const closes = path.join(root, "closes.csv");
    writeFileSync(closes, "date,close\n2024-07-01,100\n2024-07-02,101.5\n");
    const texts = {
      ...{
        title: 'A "quoted" \\ title',
        serves: "A test.",
        description: "Made up.",
        redistribution: "None.",
      },
      ...{ sources: [{ title: "P\\n", path: "https://p.example/" }], caveats: [] },
      ...{ descriptions: { date: "day", close: "`close`" }, units: { close: "USD" } },
    };
    await newTable("my-closes", await draftTable(closes, { today: "2026-12-01" }), texts, { dir });
    const [file] = newNotebook("09-my-closes", { asOf, root, dir, table: "my-closes" }) as [string];
    const notebook = parseNotebook(readFileSync(file, "utf8"), file);
    vi.stubEnv("CLAIMBOOK_DATA", dir);
    const { failure, notebook: run } = await executeNotebook(notebook, { cwd: "notebooks" });
    vi.unstubAllEnvs();
    expect(failure).toBeUndefined();
    const reading = run.cells.find(({ id }) => id === "reading");
    expect(JSON.stringify(reading).replaceAll("\u00a0", " ")).toContain(
      "The last value, of 2 July 2024, is 101.50.",
    );
    expect(() => newNotebook("10-x", { asOf, root, table: "my-close" })).toThrow(
      /there is no table "my-close"/,
    );
    expect(() => newNotebook("10-x", { asOf, root, table: "magnificent-seven" })).toThrow(
      /no column of days or months/,
    );
  });

  test("refuses one that is there already, and a name without its number", () => {
    expect(() => newNotebook("08-month-of-june", { asOf, root })).toThrow(/is there already/);
    expect(() => newNotebook("month-of-june", { asOf, root })).toThrow(/two digits/);
  });
});
