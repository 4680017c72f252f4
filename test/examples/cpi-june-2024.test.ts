// Takes long: the second book is compiled, run and exported.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claims } from "../../examples/cpi-june-2024/claims/ledger.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { deciding } from "../../lib/claims/verdict.js";
import { openStore } from "../../lib/store/open-store.js";
import { raw } from "../claims/raw.js";
import { CPI, EASING, entry, historyFolder } from "../notebook/export/history-folder.js";

const BOOK = "examples/cpi-june-2024";
const NOTEBOOK = `${BOOK}/notebooks/01-release.ipynb`;

/** The claims as they stood on a day, by their ids. */
const resultsOn = (asOf: string) => {
  const store = openStore({ asOf });
  return new Map(claims.map((claim) => [claim.id, evaluateOn(claim, store)]));
};

const growth = (column: string, month: string, base: string) =>
  raw("cpi-monthly", month, column) / raw("cpi-monthly", base, column) - 1;

describe("the claims of examples/cpi-june-2024", () => {
  test("have these verdicts on the day of the release", () => {
    const verdicts = [...resultsOn("2024-07-11")].map(([id, { verdict }]) => [id, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({
      month: "contradicted",
      year: "supported",
      "core-month": "supported",
      "core-month-low": "depends",
      "core-year": "untestable",
      "core-year-low": "untestable",
    });
  });

  test("wait for the release on the eve of it", () => {
    const verdicts = [...resultsOn("2024-07-10").values()].map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(["pending"]));
  });

  test("measure the stated changes on the rows of cpi-monthly", () => {
    const results = resultsOn("2024-07-11");
    const value = (id: string) => results.get(id)?.estimates[0]?.value;
    expect(value("month")).toBeCloseTo(growth("cpi_sa", "2024-06", "2024-05"), 12);
    expect(value("year")).toBeCloseTo(growth("cpi_nsa", "2024-06", "2023-06"), 12);
    expect(value("core-month")).toBeCloseTo(growth("core_cpi_sa", "2024-06", "2024-05"), 12);
    expect(value("core-year")).toBeCloseTo(growth("core_cpi_sa", "2024-06", "2023-06"), 12);
  });

  test("find June below every month exactly, and level with May in rounded changes", () => {
    const [exact, rounded] = resultsOn("2024-07-11").get("core-month-low")?.estimates ?? [];
    const [may, june] = [
      growth("core_cpi_sa", "2024-05", "2024-04"),
      growth("core_cpi_sa", "2024-06", "2024-05"),
    ];
    expect(exact?.value).toBeCloseTo(may - june, 8);
    expect(exact?.n).toBe(33);
    expect(rounded?.value).toBe(0);
  });

  test("let nothing decide that only stands in for the unadjusted core index", () => {
    const results = resultsOn("2024-07-11");
    for (const id of ["core-year", "core-year-low"]) {
      const estimates = results.get(id)?.estimates ?? [];
      expect(estimates.length).toBeGreaterThan(0);
      expect(deciding(estimates)).toEqual([]);
      expect(estimates.every(({ fits }) => fits)).toBe(true);
    }
  });
});

test("the book imports its own files and what the engine exports, alone", () => {
  const exported = Object.keys(
    (JSON.parse(readFileSync("lib/package.json", "utf8")) as { readonly exports: object }).exports,
  ).map((entry) => path.posix.join("claimbook", entry));
  const files = readdirSync(BOOK, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/(?:dist|node_modules)[\\/]/.test(file),
  );
  expect(files.length).toBeGreaterThan(8);
  const foreign = files.flatMap((file) => {
    const text = readFileSync(path.join(BOOK, file), "utf8");
    return [...text.matchAll(/from "([^"]+)"/g)]
      .map((match) => match[1] as string)
      .filter((from) =>
        from.startsWith(".")
          ? path.posix.join(path.posix.dirname(file.replaceAll("\\", "/")), from).startsWith("..")
          : !exported.includes(from),
      )
      .map((from) => `${file} imports ${from}`);
  });
  expect(foreign).toEqual([]);
});

describe("the command inside the book", () => {
  let folder: string;
  /** The book in another place, with data that tests may change. */
  let copy: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-example-"));
    copy = path.join(folder, BOOK);
    const isWritten = (file: string) => /[\\/](?:site|\.claimbook)$/.test(file);
    cpSync(BOOK, copy, { recursive: true, preserveTimestamps: true, filter: (file) => !isWritten(file) });
    cpSync("data", path.join(folder, "data"), { recursive: true });
    cpSync("tsconfig.json", path.join(folder, "tsconfig.json"));
    symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const command = (
    args: readonly string[],
    options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
  ) =>
    execFileSync(process.execPath, [path.resolve("lib/bin/claimbook.mjs"), ...args], {
      ...options,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const claimbook = (...args: readonly string[]) => command(args, { cwd: BOOK });
  const inCopy = (...args: readonly string[]) => command(args, { cwd: copy });

  test("runs the notebook again with the outputs that it is committed with", () => {
    claimbook("run", "--force", "--output-dir", folder);
    expect(readFileSync(path.join(folder, "01-release.ipynb"), "utf8")).toBe(readFileSync(NOTEBOOK, "utf8"));
  });

  test("exports the page with each claim's card and figure, and with no error", () => {
    claimbook("export", "--output-dir", folder, "notebooks/01-release.ipynb");
    const page = readFileSync(path.join(folder, "01-release.html"), "utf8");
    expect(page).toContain("Consumer prices of June 2024, as released and as revised since");
    for (const { id } of claims) expect(page).toContain(`card-${id}`);
    expect(page).toMatch(/alt="Line chart\. Less food and energy runs from [^"]*Marked: June as released/);
    expect(page).not.toMatch(/class="[^"]*cb-failed/);
  });

  test("start names the front page, which is there", () => {
    const printed = inCopy("start").replace(/\s+/g, " ");
    const named = /pages (file:\S+)/.exec(printed)?.[1];
    expect(named).toMatch(/site\/index\.html$/);
    expect(existsSync(fileURLToPath(named as string))).toBe(true);
  });

  test("records verdicts beside its config, and leaves those in the shared data folder alone", () => {
    rmSync(path.join(copy, "verdicts.json"));
    inCopy("claims", "--record", "--as-of", "2024-07-11");
    const text = (file: string) => readFileSync(file, "utf8");
    expect(text(path.join(copy, "verdicts.json"))).toBe(text(`${BOOK}/verdicts.json`));
    expect(text(path.join(folder, "data/verdicts.json"))).toBe(text("data/verdicts.json"));
  });

  test("shows on its page of changes no verdict that an update moved in the book that owns the data", () => {
    const data = historyFolder([entry(0, { tables: [CPI], verdicts: [EASING] })]);
    command(["export", "--output-dir", folder], {
      cwd: BOOK,
      env: { ...process.env, CLAIMBOOK_DATA: data },
    });
    const page = readFileSync(path.join(folder, "changes.html"), "utf8");
    expect(page).toContain("cpi_sa of 2024-06");
    expect(page).not.toContain("cpi-easing");
  });

  test("compares the verdicts with the book's own record, not with that of the book whose data it shares", () => {
    const strict = spawnSync(
      process.execPath,
      [path.resolve("lib/bin/claimbook.mjs"), "claims", "--strict", "--as-of", "2024-07-11"],
      { cwd: BOOK, encoding: "utf8" },
    );
    expect(strict.stderr).toBe("");
    expect(strict.status).toBe(0);
    const ids = (file: string) =>
      Object.keys((JSON.parse(readFileSync(file, "utf8")) as { readonly claims: object }).claims);
    expect(ids(`${BOOK}/verdicts.json`)).toEqual(claims.map(({ id }) => id));
    expect(ids("data/verdicts.json")).not.toContain("core-month-low");
  });
});
