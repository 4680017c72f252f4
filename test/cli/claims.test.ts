import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ClaimJson } from "../../lib/claims/claims-json.js";
import { claims } from "../../lib/claims/ledger.js";

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
  });

  test("--json prints one object a claim, with every reading", () => {
    const { status, stdout } = claimbook(["--json", "--id", "decade-gap"]);
    expect(status).toBe(0);
    const [claim] = JSON.parse(stdout) as ClaimJson[];
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

  test("--as-of asks on another day, and latest knows everything", () => {
    const day = (asOf: string) =>
      JSON.parse(claimbook(["--json", "--id", "decade-gap", "--as-of", asOf]).stdout)[0];
    expect(day("2024-12-31")).toMatchObject({
      evaluatedAsOf: "2024-12-31",
      estimates: [
        ...["2024-10-31", "2024-10-31", "2024-11-30", "2024-11-30"].map((to) => ({ to })),
        ...Array(6).fill({ neighbour: true }),
      ],
    });
    expect(day("latest").evaluatedAsOf).toBeNull();
  });

  test.each([
    [["--as-of", "2024-02-30"], /not a calendar day; write YYYY-MM-DD/],
    [["--as-of", "1800-01-01"], /before the start of the data; the earliest day possible is/],
    [["--id", "no-such-claim"], /there is no claim "no-such-claim"; the claims are decade-gap/],
    [["--strict", "--id", "decade-gap"], /for the whole ledger; leave out --id/],
    [["--strict", "--as-of", "2024-12-31"], /was recorded as of 2024-07-24, not 2024-12-31/],
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
