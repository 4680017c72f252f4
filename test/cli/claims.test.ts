// Takes long: the command is started for each of its options, and evaluates all claims.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import type { ClaimsDocument } from "../../lib/claims/claims-document.js";

function claimbook(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["lib/bin/claimbook.mjs", "claims", ...args],
    {
      encoding: "utf8",
      env: { ...process.env, ...env },
    },
  );
  return { status, stdout, stderr };
}

describe("claimbook claims", () => {
  test("prints a line for each claim", () => {
    const { status, stdout } = claimbook([]);
    expect(status).toBe(0);
    for (const { id } of claims) expect(stdout).toMatch(new RegExp(`^${id} `, "m"));
    expect(stdout).toMatch(/\n\nas of 2024-07-24\n$/);
  });

  test("--json prints one object a claim, with every reading", () => {
    const { status, stdout } = claimbook(["--json", "--id", "decade-gap"]);
    expect(status).toBe(0);
    const {
      claims: [claim],
    } = JSON.parse(stdout) as ClaimsDocument;
    expect(claim).toMatchObject({
      id: "decade-gap",
      stated: "103%",
      asOf: "2024-07-24",
      evaluatedAsOf: "2024-07-24",
    });
    expect(Object.keys(claim?.estimates[0] ?? {})).toEqual(
      expect.arrayContaining(["definition", "value", "unit", "from", "to", "n", "fits"]),
    );
  });

  test("--markdown prints a line a claim, with a link to its notebook", () => {
    const { status, stdout } = claimbook(["july-small", "--markdown"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\| claim \| stated \| measured \| verdict \|\n\| --- .*\n\| \[july-small\]\(notebooks\/02-july-rally\.ipynb\) \| 9% \| .* \| contradicted \|\n\nAs of 2024-07-24\.\n$/,
    );
  });

  test("--markdown with a file writes between its two lines, and refuses a file without them", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "claims-markdown-"));
    const file = path.join(folder, "page.md");
    writeFileSync(file, "before\n<!-- claims -->\nold\n<!-- claims end -->\nafter\n");
    const { stdout, stderr } = claimbook(["--id", "july-small", "--markdown", file]);
    expect([stdout, stderr]).toEqual(["", `wrote 1 claim into ${file}\n`]);
    expect(readFileSync(file, "utf8")).toMatch(
      /^before\n<!-- claims -->\n\n\| claim [\s\S]* contradicted \|\n\nAs of 2024-07-24\.\n\n<!-- claims end -->\nafter\n$/,
    );
    writeFileSync(file, "nothing\n");
    const refused = claimbook(["--id", "july-small", "--markdown", file]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("has no place for the claims; add two lines to it");
  });

  const one = (...args: readonly string[]) =>
    JSON.parse(claimbook(["--json", "--id", "decade-gap", ...args]).stdout).claims[0];

  test("--as-of limits what is known and moves no window, and latest knows everything", () => {
    for (const [asOf, known] of [
      ["2024-12-31", "2024-12-31"],
      ["latest", null],
    ] as const) {
      expect(one("--as-of", asOf)).toMatchObject({
        askedOn: "2024-07-24",
        moved: false,
        evaluatedAsOf: known,
        estimates: expect.arrayContaining([expect.objectContaining({ to: "2024-06-24" })]),
      });
    }
  });

  test("--asked-on asks again on another day, with its statement and verdicts of their own", () => {
    const moved = one("--asked-on", "2024-12-31");
    expect(moved).toMatchObject({
      statement:
        "About a month before 31 December 2024, the Russell 2000 had trailed the S&P 500 by 103% over ten years",
      askedOn: "2024-12-31",
      moved: true,
      evaluatedAsOf: "2024-12-31",
      verdict: "would-not-hold",
    });
    expect(one("--asked-on", "2024-12-31", "--as-of", "2024-07-24")).toMatchObject({
      verdict: "pending",
      evaluatedAsOf: "2024-07-24",
    });
    const { stdout } = claimbook(["--id", "july-small", "--asked-on", "latest"]);
    expect(stdout).toMatch(/^july-small +9% +would-not-hold .*In the month to date \(August 2025,/m);
  });

  test.each([
    [["--as-of", "2024-02-30"], /^claimbook: --as-of "2024-02-30" is not a calendar day; write YYYY-MM-DD/],
    [["--as-of", "1800-01-01"], /before the start of the data; the earliest day possible is/],
    [["--id", "no-such-claim"], /there is no claim "no-such-claim"; "npx claimbook claims" lists the claims/],
    [["decade-gpa"], /there is no claim "decade-gpa"; did you mean "decade-gap"\?/],
    [["--strict", "--id", "decade-gap"], /for the whole ledger; name no claim/],
    [
      ["--strict", "--asked-on", "latest"],
      /was recorded as of 2024-07-24, not as of latest, asked on latest; /,
    ],
    [["--strict", "--as-of", "2024-12-31"], /was recorded as of 2024-07-24, not as of 2024-12-31; /],
  ])("%j is refused in one line, with status 1", (args, message) => {
    const { status, stdout, stderr } = claimbook(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    if (!args.includes("--strict") || args.includes("--id")) expect(stdout).toBe("");
  });

  test("a data folder that is missing is refused with the remedy", () => {
    const { status, stderr } = claimbook([], { CLAIMBOOK_DATA: "/no/such/folder" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/no data folder at .* CLAIMBOOK_DATA/);
  });

  test("an edited table is refused with table, line, column and value", () => {
    const data = mkdtempSync(path.join(tmpdir(), "claimbook-data-"));
    cpSync("data", data, { recursive: true });
    const file = path.join(data, "index-daily.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^2024-06-24,[^,]+/m, "2024-06-24,n/a"));
    const { status, stderr } = claimbook([], { CLAIMBOOK_DATA: data });
    expect(status).toBe(1);
    expect(stderr).toMatch(/table index-daily .* line \d+, column russell2000_price: "n\/a" is not a number/);
  });
});

test("claims --strict finds every verdict as it is recorded in the repository", () => {
  const { status, stderr } = claimbook(["--strict"]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("claims --strict lists a verdict that is not the recorded one, with its cause, and exits with 1", () => {
  const data = mkdtempSync(path.join(tmpdir(), "claimbook-data-"));
  cpSync("data", data, { recursive: true });
  const file = path.join(data, "verdicts.json");
  const recorded = JSON.parse(readFileSync(file, "utf8"));
  recorded.claims["decade-gap"].verdict = "supported";
  writeFileSync(file, JSON.stringify(recorded));
  const { status, stderr } = claimbook(["--strict"], { CLAIMBOOK_DATA: data });
  expect(status).toBe(1);
  expect(stderr.trim()).toBe("changed  decade-gap: supported -> depends (code)");
});
