import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript-5.9";
import { afterAll, beforeEach, expect, test } from "vitest";
import { referencePage } from "../../../../lib/notebook/kernel/compiler/reference-page.js";
import type { TypeScript } from "../../../../lib/notebook/kernel/compiler/typescript.js";

const root = mkdtempSync(path.join(tmpdir(), "reference-"));
const library = path.join(root, "lib");
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A function of that name, declared in a file. */
function symbol(name: string, file = path.join(library, "dist/stats/ols.d.ts")) {
  const declaration = { getSourceFile: () => ({ fileName: file }) };
  return { name, flags: ts.SymbolFlags.Function, declarations: [declaration] } as unknown as Parameters<
    typeof referencePage
  >[1];
}
const pageOf = (one: ReturnType<typeof symbol>) =>
  referencePage(ts as unknown as TypeScript, one, { library });

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(path.join(library, "docs"), { recursive: true });
});

test("referencePage is undefined where the library is an installed package", () => {
  expect(pageOf(symbol("ols"))).toBeUndefined();
});

test("referencePage names the command in a checkout without a reference, and then the page", () => {
  writeFileSync(path.join(library, "docs/typedoc.json"), "{}");
  expect(pageOf(symbol("ols"))).toBe("npm run docs");
  const page = path.join(root, "site/docs/functions/claimbook-stats.ols.html");
  mkdirSync(path.dirname(page), { recursive: true });
  writeFileSync(page, "");
  expect(path.resolve(pageOf(symbol("ols")) ?? "")).toBe(page);
  expect(pageOf(symbol("private"))).toBeUndefined();
});

test("referencePage is undefined for a name from elsewhere", () => {
  writeFileSync(path.join(library, "docs/typedoc.json"), "{}");
  expect(pageOf(symbol("parseInt", path.join(root, "node_modules/lib.d.ts")))).toBeUndefined();
});
