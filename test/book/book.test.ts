import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const RECIPES = "claims/tables";
const DEFINE = "lib/book.ts";

/** What a file imports when it is loaded; types are not. */
const imports = (file: string) =>
  [
    ...readFileSync(file, "utf8").matchAll(/^(?:import|export)\s+(?!type\s)(?:[^"';]*?from\s+)?"([^"]+)"/gm),
  ].map((match) => match[1] as string);

/** The modules of lib that are loaded with a file, and what else they import: packages and modules of Node. */
function loadedWith(file: string): { readonly files: Set<string>; readonly others: Set<string> } {
  const [files, others] = [new Set([file]), new Set<string>()];
  for (const one of files)
    for (const from of imports(one)) {
      if (from.startsWith(".")) files.add(path.join(path.dirname(one), from.replace(/\.js$/, ".ts")));
      else others.add(from);
    }
  return { files, others };
}

test("what a book's recipes are made of loads neither network client nor workbook reader nor kernel", () => {
  const { files, others } = loadedWith(DEFINE);
  expect(files.size).toBeGreaterThan(30);
  expect([...others].filter((name) => !name.startsWith("node:"))).toEqual([]);
  // The walk does find a package that is loaded by way of other files.
  expect(loadedWith("lib/update/update.ts").others).toContain("undici");
});

test("the recipes of a book import what a book may import, and each other, alone", () => {
  const files = readdirSync(RECIPES);
  expect(files.length).toBeGreaterThan(10);
  const foreign = files.flatMap((file) => {
    const text = readFileSync(path.join(RECIPES, file), "utf8");
    const from = [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1] as string);
    return from.filter((one) => one !== "claimbook/book" && !one.startsWith("./"));
  });
  expect(foreign).toEqual([]);
});

test("the engine imports nothing from a book", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(dist|node_modules|shims)\b/.test(file))
    .map((file) => path.join("lib", file));
  expect(files).toContain(DEFINE);
  const outside = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)]
      .map((match) => path.join(path.dirname(file), match[1] as string))
      .filter((target) => !target.startsWith(`lib${path.sep}`)),
  );
  expect(outside).toEqual([]);
});
