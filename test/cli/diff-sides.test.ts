// Takes long: commands evaluate the ledger on two sides.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type ClaimsDocument, dataHash } from "../../lib/claims/claims-document.js";
import { diffSides } from "../../lib/cli/diff-causes.js";
import { diffReport } from "../../lib/cli/diff-report.js";
import { type DiffSide, diffSide } from "../../lib/cli/diff-side.js";
import { cacheData } from "../../lib/cli/last-data.js";
import { Cache } from "../../lib/platform/cache/cache.js";
import { editTable, scaleValue } from "../update/edited-data.js";
import { dataCopy } from "../update/future-server.js";

let folder: string;
let dir: string;
let cache: Cache;
/** The data as they were committed, before the rest of the file changes them. */
let before: DiffSide;

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-C", dir, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
const where = () => ({ dir, present: dataHash(dir), cache });
const written = (document: ClaimsDocument): DiffSide => ({
  ...{ given: "before.json", kind: "document", document },
  close: () => {},
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "claimbook-diff-"));
  cache = new Cache(path.join(folder, "cache"));
  dir = dataCopy();
  vi.stubEnv("CLAIMBOOK_DATA", dir);
  git("init", "--quiet");
  git("add", "-A");
  git("commit", "--quiet", "-m", "data");
  cacheData(cache, dir);
  before = await diffSide("2024-07-24", {});
  scaleValue(dir, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 1.01 });
  editTable(dir, "cpi-monthly", (lines) => lines.slice(0, -1));
});
afterEach(() => vi.stubEnv("CLAIMBOOK_DATA", dir));
afterAll(() => {
  vi.unstubAllEnvs();
  for (const made of [folder, dir]) rmSync(made, { recursive: true, force: true });
});

/** What a revision of June's prices and a row that went do to the claims: the row is not known on the note's day. */
const REVISED = {
  claim: "cpi-easing",
  verdict: { from: "supported", to: "depends" },
  causes: [{ kind: "revised rows", text: "cpi-monthly: 1 row revised since 2024-06" }],
};
const TABLES = [
  {
    table: "cpi-monthly",
    causes: [
      { kind: "revised rows", text: "1 row revised since 2024-06" },
      { kind: "new rows", text: "1 row removed" },
    ],
  },
];

describe("diffSides(from, to)", () => {
  test("names the revision that moved a verdict, and not the row that went, by the data that are cached", async () => {
    const diff = diffSides(written(before.document), await diffSide("2024-07-24", {}), where());
    expect(diff).toMatchObject({ moved: "a verdict", tables: TABLES, claims: [REVISED] });
    expect(diff.claims[0]?.readings.some(({ fit }) => fit === "no longer fits")).toBe(true);
  });

  test("does so by the data of a Git revision, which leaves nothing behind", async () => {
    const side = await diffSide("HEAD", {});
    expect(side).toMatchObject({ kind: "revision", document: { data: before.document.data } });
    expect(diffSides(side, await diffSide("2024-07-24", {}), where())).toMatchObject({ claims: [REVISED] });
    side.close();
    expect(() => dataHash(side.dir ?? "")).toThrow();
  });

  test("says that rows cannot be told from revisions where the data are not at hand", async () => {
    const now = await diffSide("2024-07-24", {});
    const elsewhere = { ...where(), cache: new Cache(path.join(folder, "empty")) };
    for (const place of [elsewhere, undefined]) {
      const [claim, ...others] = diffSides(written(before.document), written(now.document), place).claims;
      expect(others).toEqual([]);
      expect(claim?.causes).toEqual([
        {
          kind: "table changed",
          text: expect.stringMatching(/^cpi-monthly: other content \(\d+ rows before/),
        },
      ]);
    }
  });

  test("says that the code moved a verdict where the data of both sides give the same one", async () => {
    const claims = before.document.claims.map((claim) =>
      claim.id === "cut-odds" ? { ...claim, verdict: "opinion" as const } : claim,
    );
    const diff = diffSides(
      written({ ...before.document, claims }),
      await diffSide("2024-07-24", {}),
      where(),
    );
    expect(diff.claims.find(({ claim }) => claim === "cut-odds")?.causes).toMatchObject([{ kind: "code" }]);
  });

  test("of two days names the rows that the later one knows, and that a claim's day has come", async () => {
    const [from, to] = [await diffSide("2024-07-10", {}), await diffSide("2024-07-24", {})];
    const diff = diffSides(from, to, where());
    expect(diff.claims.find(({ claim }) => claim === "july-small")).toMatchObject({
      verdict: { from: "pending", to: "contradicted" },
      causes: expect.arrayContaining([
        { kind: "day has come", text: "its day has come" },
        { kind: "new rows", text: "index-daily: 10 more rows known" },
      ]),
    });
    const report = diffReport(diff, { from, to }, { width: 100 });
    expect(report).toMatch(/^from {2}2024-07-10: as of 2024-07-10\nto {4}2024-07-24: as of 2024-07-24\n/);
    expect(report).toMatch(/^july-small +pending -> contradicted +- -> −1.6 points +its day has come; /m);
    expect(Math.max(...report.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe("diffSide(given)", () => {
  const site = () => {
    const made = path.join(folder, "site");
    mkdirSync(made, { recursive: true });
    writeFileSync(path.join(made, "claims.json"), JSON.stringify(before.document));
    return made;
  };

  test("reads a claims.json, of a folder, and beside a page, also outside a book", async () => {
    const made = site();
    writeFileSync(path.join(made, "01-a.html"), "<p>");
    vi.stubEnv("CLAIMBOOK_DATA", "/no/such/folder");
    for (const given of [made, path.join(made, "claims.json"), path.join(made, "01-a.html")])
      expect(await diffSide(given, {})).toMatchObject({ kind: "document", given, document: before.document });
  });

  test("asks on another day what it evaluates", async () => {
    const { document } = await diffSide("2024-12-31", { askedOn: "2024-12-31" });
    expect(document.claims.find(({ id }) => id === "decade-gap")).toMatchObject({
      askedOn: "2024-12-31",
      verdict: "would-not-hold",
    });
  });

  test.each([
    ["nothing.json", /"nothing\.json" is no file, folder or Git revision, and no day; write /],
    ["2024-02-30", /the day "2024-02-30" is not a calendar day/],
    ["1800-01-01", /before the start of the data/],
  ])("refuses %s", async (given, message) => {
    await expect(diffSide(given, {})).rejects.toThrow(message);
  });

  test("refuses a folder without claims, and a file that is none", async () => {
    const bare = mkdtempSync(path.join(folder, "bare-"));
    await expect(diffSide(bare, {})).rejects.toThrow(/has no claims\.json; "npx claimbook start"/);
    const file = path.join(bare, "a.txt");
    writeFileSync(file, "claims");
    await expect(diffSide(file, {})).rejects.toThrow(/a\.txt is not JSON/);
  });
});
