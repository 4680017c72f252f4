import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { loadBook } from "../../lib/book/current-book.js";

/** A book whose build is some files, with spaces in its path. @param files texts by their paths below `claims/dist` */
function built(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook of a test "));
  mkdirSync(path.join(root, "claims/dist/claims"), { recursive: true });
  writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, "claims/dist", file), text);
  return root;
}

const CONFIG = "claimbook.config.js";

test("loadBook(root) is what the built config exports", () => {
  expect(loadBook(built({ [CONFIG]: 'export default { claims: [], asOf: "2024-07-24" };' })).asOf).toBe(
    "2024-07-24",
  );
});

test.each([
  ["is not built", {}, /is not built; run "npx claimbook build" there$/],
  [
    "exports no book",
    { [CONFIG]: "export const book = 1;" },
    /exports no book; write "export default define/,
  ],
  [
    "throws in its config",
    { [CONFIG]: 'const key = undefined;\nthrow new Error("no key");' },
    /claimbook\.config\.ts cannot be loaded: no key \(claims\/dist\/claimbook\.config\.js, line 2\); correct/,
  ],
  [
    "throws in a claim",
    { [CONFIG]: 'import "./claims/a.js";', "claims/a.js": "\n\nundefined.length;" },
    /\(reading 'length'\) \(claims\/dist\/claims\/a\.js, line 3\); correct it there$/,
  ],
])("a book that %s is refused with what, where and remedy, and no stack", (_, files, message) => {
  const root = built(files);
  expect(() => loadBook(root)).toThrow(message);
  try {
    loadBook(root);
  } catch (error) {
    expect((error as Error).name).toBe("UserError");
    expect((error as Error).message).not.toContain("\n");
    expect((error as Error).message).toContain(root);
  }
});

test("what defineBook refuses is said of the book's config", () => {
  const book = pathToFileURL(path.resolve("lib/dist/book.js")).href;
  const claim = '{ id: "a", asOf: "2024-07-24" }';
  const text = `import { defineBook } from "${book}";
export default defineBook({ asOf: "2024-07-24", claims: [${claim}, ${claim}], tables: [], frozen: {} });`;
  expect(() => loadBook(built({ [CONFIG]: text }))).toThrow(
    /claimbook\.config\.ts.*two claims have the id a; rename one/,
  );
});
