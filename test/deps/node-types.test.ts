import path from "node:path";
import { expect, test } from "vitest";
import type { OpenChecker } from "../../lib/notebook/kernel/compiler/typescript.js";
import { compilerOf, ts } from "../notebook/kernel/compiler/compile.js";

// A cell that names only what the language has is checked without Node's types: see standsAlone.
test("to names of the language Node's types add nothing but these", () => {
  const { program } = compilerOf("notebooks").session().program;
  const checker = program.getTypeChecker() as OpenChecker;
  const from = program.getSourceFiles().find(({ fileName }) => fileName.endsWith("lib.es5.d.ts"));
  const isLanguage = (file: string) => path.basename(file).startsWith("lib.");
  const added = checker
    .getSymbolsInScope(
      from as NonNullable<typeof from>,
      ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace,
    )
    .flatMap(({ name, declarations = [] }) => {
      const others = declarations.filter((one) => !isLanguage(one.getSourceFile().fileName));
      if (others.length === 0 || others.length === declarations.length) return [];
      const members = others.flatMap((one) => {
        if (!ts.isInterfaceDeclaration(one)) return [ts.SyntaxKind[one.kind]];
        const bases = (one.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
        return [...one.members.map((member) => member.name?.getText() ?? ""), ...bases];
      });
      return members.length === 0 ? [] : [`${name}: ${members.join(", ")}`];
    });
  expect(added.filter((one) => !/^\w+: RelativeIndexable<\w+>$/.test(one)).sort()).toEqual([
    "ErrorConstructor: captureStackTrace, prepareStackTrace, stackTraceLimit",
    "ImportMeta: dirname, filename, url, resolve",
    "SymbolConstructor: dispose, asyncDispose",
  ]);
  // Their one member the language has as well.
  const relative = checker.resolveName("RelativeIndexable", undefined, ts.SymbolFlags.Type, false);
  expect([...(relative?.members?.keys() ?? [])]).toEqual(["T", "at"]);
});
