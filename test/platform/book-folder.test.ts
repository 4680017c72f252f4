import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { bookRoot, findBook } from "../../lib/platform/book-folder.js";

const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "claimbook-book-folder-")));
const book = path.join(folder, "my-note");
const deep = path.join(book, "notebooks", "more");
mkdirSync(deep, { recursive: true });
writeFileSync(path.join(book, "claimbook.config.ts"), "");

/** The book of a working folder, with what CLAIMBOOK_BOOK names. */
function rootFrom(cwd: string, named?: string): string {
  const before = { cwd: process.cwd(), named: process.env.CLAIMBOOK_BOOK };
  process.chdir(cwd);
  if (named === undefined) delete process.env.CLAIMBOOK_BOOK;
  else process.env.CLAIMBOOK_BOOK = named;
  try {
    return bookRoot();
  } finally {
    process.chdir(before.cwd);
    process.env.CLAIMBOOK_BOOK = before.named;
  }
}

test("findBook(folder) is the nearest folder at or above it with a config", () => {
  expect(findBook(deep)).toBe(book);
  expect(findBook(book)).toBe(book);
  expect(findBook(folder)).toBeUndefined();
});

test("bookRoot() is found from the working folder, whatever CLAIMBOOK_BOOK names", () => {
  expect(rootFrom(deep, "/elsewhere")).toBe(book);
});

test("bookRoot() outside a book is the one that CLAIMBOOK_BOOK names; where it names none, the error says how to start one", () => {
  expect(() => rootFrom(folder)).toThrow(/is in no book: .* start one with "claimbook init my-note"/);
  expect(() => rootFrom(folder, folder)).toThrow(/is in no book/);
  expect(rootFrom(folder, deep)).toBe(book);
});
