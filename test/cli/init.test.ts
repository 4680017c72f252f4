import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { initBook } from "../../lib/cli/init.js";

const folder = mkdtempSync(path.join(tmpdir(), "claimbook-init-"));

// That the book runs is tested with the packed engine, in test/packages/engine-package.test.ts.
describe("initBook(folder)", () => {
  test("writes a claim with its test, a table and two notebooks", async () => {
    const root = await initBook(path.join(folder, "my-note"));
    expect(readdirSync(path.join(root, "notebooks"))).toEqual([
      "00-scoreboard.ipynb",
      "01-first-claim.ipynb",
    ]);
    for (const file of [
      "claims/first-claim.ts",
      "test/claims/first-claim.test.ts",
      "data/consumer-prices.csv",
    ])
      expect(existsSync(path.join(root, file))).toBe(true);
    await expect(initBook(root)).rejects.toThrow(/my-note is not empty; choose another name/);
  });

  test("refuses a bad name and a folder that cannot be made", async () => {
    await expect(initBook(path.join(folder, "My Note"))).rejects.toThrow(
      /My Note: a book's name is words in small/,
    );
    writeFileSync(path.join(folder, "file"), "");
    await expect(initBook(path.join(folder, "file/my-note"))).rejects.toThrow(/cannot be made .*may write$/);
  });
});
