import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importTarget } from "../../../../lib/notebook/kernel/runtime/import-target.js";

let folder: string;
const packages: { readonly [name: string]: object } = {
  plain: { main: "i.js" },
  alike: { exports: { ".": "./i.js" } },
  both: { exports: { types: "./i.d.ts", import: "./i.mjs", require: "./i.cjs" } },
  nested: { exports: { ".": { node: { require: "./n.cjs", default: "./n.mjs" }, default: "./web.js" } } },
  "@own/parts": {
    exports: {
      "./*": [{ import: "./esm/*.mjs" }, "./*.js"],
      "./deep/*": { import: "./d/*.mjs" },
      "./no/*": null,
    },
  },
};

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-target-"));
  for (const [name, json] of Object.entries(packages)) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, "package.json"), JSON.stringify(json));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["both", "both/i.mjs"],
  ["nested", "nested/n.mjs"],
  ["@own/parts/a", "@own/parts/esm/a.mjs"],
  ["@own/parts/deep/a", "@own/parts/d/a.mjs"],
])("importTarget(%s) is the file under the conditions of import", (specifier, file) => {
  expect(importTarget(specifier, [path.join(folder, "none"), folder])).toBe(path.join(folder, file));
});

test.each(["plain", "alike", "absent", "both/part", "@own/parts/no/a", "node:fs", "./both", "#both"])(
  "importTarget(%s) leaves it to Node",
  (specifier) => {
    expect(importTarget(specifier, [folder])).toBeUndefined();
  },
);
