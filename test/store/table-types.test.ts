import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { TypeScript } from "../../lib/notebook/kernel/compiler/typescript.js";
import { packageRoot } from "../../lib/notebook/kernel/package-root.js";
import { readManifest } from "../../lib/store/manifest.js";
import { rowTypes } from "../../lib/store/row-types.js";
import { tableTypes } from "../../lib/store/table-types.js";

const ts = createRequire(path.join(packageRoot("claimbook"), "package.json"))("typescript") as TypeScript;

interface Manifest {
  resources: { name: string; title?: string; schema: { fields: { name: string; description: string }[] } }[];
}

/** A data folder whose manifest is changed. */
function folderWith(change: (manifest: Manifest) => void): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), "claimbook-table-types-"));
  const manifest = JSON.parse(readFileSync("data/datapackage.json", "utf8")) as Manifest;
  change(manifest);
  writeFileSync(path.join(dir, "datapackage.json"), JSON.stringify(manifest));
  return dir;
}

test("tableTypes(dir) is of the manifest as it is now", () => {
  const dir = folderWith(() => {});
  expect(tableTypes(dir)).toBe(rowTypes(readManifest("data")));
  const other = folderWith(({ resources }) => resources.splice(1));
  writeFileSync(path.join(dir, "datapackage.json"), readFileSync(path.join(other, "datapackage.json")));
  expect(tableTypes(dir)).toBe(rowTypes(readManifest(other)));
});

test("tableTypes(dir) is empty where there is no folder or the manifest is broken", () => {
  expect(tableTypes("no such folder")).toBe("");
  expect(tableTypes(folderWith((manifest) => Object.assign(manifest, { resources: 1 })))).toBe("");
});

const HOSTILE = [
  'a"b',
  "a'b",
  "a\\b",
  "a\\",
  "__proto__",
  "a\nb",
  "a\u2028b",
  "*/",
  '": 1 }; }} declare const stolen: 1; //',
  "`1`",
  "]: never;",
  "",
  "constructor",
];

test.each(HOSTILE)("a column named %j is a column in the types or makes none, never code", (name) => {
  const types = tableTypes(
    folderWith(({ resources: [first] }) => {
      const field = first?.schema.fields[1];
      if (field) Object.assign(field, { name, description: `*/ ${name} */` });
      if (first) first.title = `*/ ${name} */`;
    }),
  );
  if (types === "") return;
  const file = ts.createSourceFile("tables.d.ts", types, ts.ScriptTarget.ES2024, true);
  expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
  expect(file.statements.map(({ kind }) => ts.SyntaxKind[kind])).toEqual([
    "ExportDeclaration",
    "ModuleDeclaration",
  ]);
  const names: string[] = [];
  const see = (node: Parameters<TypeScript["forEachChild"]>[0]): void => {
    if (ts.isPropertySignature(node) && "text" in node.name) names.push(String(node.name.text));
    ts.forEachChild(node, see);
  };
  see(file);
  expect(names).toContain(name);
  expect(names.length).toBe(readManifest("data").reduce((count, { fields }) => count + 1 + fields.length, 0));
});

test.each(['a"b', "a/b", "a\nb", "__proto__", "..", "a\\b"])(
  "a table named %j gives valid types or none",
  (name) => {
    const types = tableTypes(
      folderWith(({ resources: [first] }) => {
        if (first) first.name = name;
      }),
    );
    const file = ts.createSourceFile("tables.d.ts", types, ts.ScriptTarget.ES2024, true);
    expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
    expect(file.statements.length).toBe(types === "" ? 0 : 2);
  },
);
