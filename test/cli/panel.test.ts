// Takes long: the command is started for each of its subcommands.

import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClaimJson } from "../../lib/claims/claims-json.js";
import { generatePanel } from "../../lib/panel/generated/generate-panel.js";
import { type SmallCheckout, smallCheckout } from "./small-checkout.js";

const STOCK_CLAIMS = ["breadth", "low-quality", "illiquid", "unprofitable", "low-correlation"];

describe("claimbook panel", () => {
  let checkout: SmallCheckout;
  beforeAll(async () => {
    checkout = smallCheckout();
    const folder = path.join(checkout.root, "stocks");
    await generatePanel({ folder, small: 60, large: 20, from: "2023-07-01", to: "2024-07-31" });
  });
  afterAll(() => checkout.remove());

  const claimbook = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
      encoding: "utf8",
      cwd: checkout.root,
      env: checkout.env,
    });
  const claims = () =>
    (JSON.parse(claimbook("claims", "--json", "--id", ...STOCK_CLAIMS).stdout) as { claims: ClaimJson[] })
      .claims;

  test("the claims use a panel from its registration until its removal, and say so", () => {
    const before = claims();
    expect(before.map(({ panel }) => panel)).toEqual(STOCK_CLAIMS.map(() => undefined));
    const { status, stdout, stderr } = claimbook(
      ...["panel", "add", "mine", "--path", "stocks/daily/*.parquet"],
      ...["--fundamentals", "stocks/fundamentals.parquet"],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/computed cross-section: 105 rows in [\d.]+ s/);
    expect(stdout).toMatch(
      /breadth, low-quality, illiquid, unprofitable and low-correlation use the panel mine/,
    );
    const during = claims();
    for (const { id, panel, detail } of during) {
      expect(panel, id).toBe("mine");
      expect(detail, id).toContain('Stock-level figures were computed on the panel "mine"');
    }
    expect(during.find(({ id }) => id === "illiquid")?.estimates).toHaveLength(8);
    // Four members in ten of the panel make losses, whatever the book's table says.
    expect(during.find(({ id }) => id === "unprofitable")?.estimates.map(({ value }) => value)).toContain(
      0.4,
    );

    const again = claimbook("panel", "add", "mine", "--path", "stocks/daily/*.parquet");
    expect(again.status).toBe(1);
    expect(again.stderr).toContain(
      'there is a panel mine already; remove it first with "claimbook panel remove mine"',
    );

    const removed = claimbook("panel", "remove", "mine");
    expect(removed.stdout).toContain("use the aggregates that the book brings along");
    expect(claims()).toEqual(before);
  });

  test("a panel with rows that no rule handles computes nothing, and names them by file and row", () => {
    const folder = path.join(checkout.root, "twice");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "daily.csv"), "id,date,return,in_r2000\na,2024-07-10,0.1,true\n");
    appendFileSync(path.join(folder, "daily.csv"), "a,2024-07-10,0.2,true\n");
    const { status, stdout, stderr } = claimbook("panel", "add", "twice", "--path", "twice/daily.csv");
    expect(status).toBe(1);
    expect(stdout).toContain(
      `refused  duplicates: 1, such as stock a on 2024-07-10, row 1 of ${path.join(folder, "daily.csv")}; a stock has two rows on one day`,
    );
    expect(stdout).toContain(`         stock a on 2024-07-10, row 2 of ${path.join(folder, "daily.csv")}`);
    expect(stderr).toContain("nothing was computed, the claims use what they used before");
    const { stdout: listed } = claimbook("panel", "list", "--json");
    expect(JSON.parse(listed)).toMatchObject({ inUse: null, panels: [{ name: "twice" }] });
  });

  test.each([
    [["panel", "add", "x"], "a panel lies in files or in a database; give --path or --database"],
    [["panel", "check", "min"], 'there is no panel "min"'],
    [["panel", "ad"], "unknown command 'ad' of panel; did you mean \"add\"?"],
    [
      ["panel", "add", "x", "--database", "postgresql://u:hunter2@h/d", "--table", "t"],
      "the address holds a password, which is not stored",
    ],
  ])("%j says what is wrong", (args, message) => {
    const { status, stdout, stderr } = claimbook(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stdout + stderr).not.toContain("hunter2");
  });
});
