// Takes long: claims of all texts are written and compiled.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Claim } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { acceptDraft, acceptedDrafts, draftsText, leftOutText } from "../../lib/cli/new-claims.js";
import { draftClaims } from "../../lib/notes/draft-claims.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { openStore } from "../../lib/store/open-store.js";
import { annotatedTexts } from "../notes/annotated-texts.js";

/** A copy of the book's code inside this checkout, so that packages are found from it. */
let root: string;
const ledger = () => readFileSync(path.join(root, "claims/ledger.ts"), "utf8");

beforeAll(() => {
  mkdirSync(".claimbook", { recursive: true });
  root = mkdtempSync(path.resolve(".claimbook/drafts-"));
  for (const folder of ["claims", "test/claims"]) mkdirSync(path.join(root, folder), { recursive: true });
  cpSync("claims/ledger.ts", path.join(root, "claims/ledger.ts"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const asOf = "2024-07-24";
const options = () => ({ notebook: "02-july-rally", topic: "A text", asOf, root });
// What would end a comment, a string or a template of the file.
const TEXT = 'Core prices rose 2.7% in August. Wages */ fell. The "gap" of $5 \\ `x` widened to 3%.';
const { drafts, setAside } = draftClaims(plainText(TEXT));

describe("acceptedDrafts(drafts, list)", () => {
  test("takes numbers, each once, or all", () => {
    expect(acceptedDrafts(drafts, "2, 1,2", { root }).map(({ number }) => number)).toEqual([2, 1]);
    expect(acceptedDrafts(drafts, "all", { root })).toEqual(drafts);
  });

  test.each(["0", "9", "x", "", "1,"])("refuses %j", (list) => {
    expect(() => acceptedDrafts(drafts, list, { root })).toThrow(
      /there is no such draft; give numbers from 1 to 3/,
    );
  });
});

describe("acceptDraft(draft, options)", () => {
  test("writes a claim that is untestable until its measure is written, its test, and a line in the ledger", async () => {
    const [first] = drafts;
    if (first === undefined) throw new Error("no draft");
    const files = acceptDraft(first, options());
    expect(files.map((file) => path.relative(root, file))).toEqual([
      "claims/core-prices.ts",
      "test/claims/core-prices.test.ts",
      "claims/ledger.ts",
    ]);
    expect(ledger()).toContain('import { corePrices } from "./core-prices.js"');
    const { corePrices } = (await import(files[0] as string)) as { corePrices: Claim };
    expect(corePrices).toMatchObject({
      ...{ id: "core-prices", kind: "measurement", stated: "2.7%", topic: "A text", asOf },
      target: { from: 0.027, to: 0.027, direction: 1 },
      passages: [{ figure: "2.7%", words: ["Core"] }],
    });
    expect(evaluateOn(corePrices, openStore({ asOf }))).toMatchObject({
      verdict: "untestable",
      estimates: [],
    });
    expect(evaluateOn(corePrices, openStore({ asOf: "2024-07-23" }))).toMatchObject({ verdict: "pending" });
  });

  test("never overwrites: neither by its number, nor by all, nor by itself", () => {
    const before = readFileSync(path.join(root, "claims/core-prices.ts"), "utf8");
    expect(() => acceptedDrafts(drafts, "1", { root })).toThrow(/core-prices\.ts is there already/);
    const rest = acceptedDrafts(drafts, "all", { root });
    expect(rest.map(({ number }) => number)).toEqual([2, 3]);
    expect(leftOutText(drafts, rest)).toBe("left out, as the book has a claim of that name: core-prices");
    expect(leftOutText(drafts, drafts)).toBe("");
    expect(leftOutText([], [])).toBe("no statement that can be checked: nothing was written");
    const changed = { ...drafts[0], stated: "another" } as (typeof drafts)[number];
    expect(() => acceptDraft(changed, options())).toThrow(/core-prices\.ts is there already/);
    expect(readFileSync(path.join(root, "claims/core-prices.ts"), "utf8")).toBe(before);
  });

  test("writes files that strict TypeScript compiles, whatever the text holds", () => {
    const written = annotatedTexts().flatMap(({ name, text }) => {
      const folder = path.join(root, name);
      mkdirSync(path.join(folder, "claims"), { recursive: true });
      cpSync("claims/ledger.ts", path.join(folder, "claims/ledger.ts"));
      const all = [...draftClaims(plainText(text)).drafts, ...(name === "fund-letter" ? drafts : [])];
      return all.map((draft) => acceptDraft(draft, { ...options(), root: folder })[0] as string);
    });
    expect(written.length).toBeGreaterThan(180);
    const config = {
      extends: path.resolve("tsconfig.json"),
      include: ["*/claims/*.ts", "*/test/claims/*.ts"],
      exclude: ["*/claims/ledger.ts"],
    };
    writeFileSync(path.join(root, "tsconfig.json"), JSON.stringify(config));
    const tsc = ["node_modules/typescript/bin/tsc", "--noEmit", "-p", root];
    const { stdout, status } = spawnSync(process.execPath, tsc, { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });
});

test("draftsText(drafts) shows each with what was found and what is unsure, and what was set aside", () => {
  expect(draftsText(draftClaims(plainText("Prices rose 3%. Will they rise by 4%?")))).toBe(
    [
      "  1  prices-figure",
      "     “Prices rose 3%.”",
      "     measurement; subject: Prices; figure: 3% (%); direction: up",
      "     unsure: the sentence names no time",
      "",
      "set aside (1):",
      "     question: “Will they rise by 4%?”",
    ].join("\n"),
  );
  expect(setAside).toEqual([]);
  expect(draftsText({ drafts: [], setAside: [] })).toBe("no statement that can be checked");
});

test("claimbook new claims --from FILE --json writes nothing but what it prints", () => {
  const file = "test/notes/texts/rate-decision.txt";
  const before = readFileSync("claims/ledger.ts", "utf8");
  const out = execFileSync(
    process.execPath,
    ["lib/bin/claimbook.mjs", "new", "claims", "--from", file, "--json"],
    {
      encoding: "utf8",
    },
  );
  const { statements } = JSON.parse(out) as { statements: readonly { id: string; exists: boolean }[] };
  expect(statements.map(({ id }) => id)).toContain("unemployment-rate");
  expect(statements.every(({ exists }) => !exists)).toBe(true);
  expect(readFileSync("claims/ledger.ts", "utf8")).toBe(before);
  expect(existsSync("claims/unemployment-rate.ts")).toBe(false);
});
