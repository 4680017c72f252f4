import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readNotebook } from "../../../../lib/notebook/ipynb/parse-notebook.js";
import { kernelCommand } from "../../../../lib/notebook/kernel/kernel-command.js";
import { findTslab } from "../../../../lib/notebook/kernel/mend/find-tslab.js";
import { hookCompiler, type TypeScript } from "../../../../lib/notebook/kernel/mend/hook-compiler.js";
import {
  createLastingBuilder,
  type LastingBuilder,
} from "../../../../lib/notebook/kernel/mend/lasting-builder.js";
import type { Conversion, ConverterModule } from "../../../../lib/notebook/kernel/mend/tslab-types.js";
import { uncheckedTranspiler } from "../../../../lib/notebook/kernel/mend/unchecked-transpiler.js";

interface Compiled extends Conversion {
  readonly output?: string;
  readonly hasToplevelAwait?: boolean;
  readonly lastExpressionVar?: string;
}

/** tslab's converter in a TypeScript of its own, for cells of the notebooks' folder. */
function converter(lasting: boolean) {
  const main = findTslab(kernelCommand("").find((part) => part.endsWith("bin/tslab")) as string) as string;
  const fromTslab = createRequire(main);
  for (const id of ["@tslab/typescript-for-tslab", "./converter.js"])
    delete fromTslab.cache[fromTslab.resolve(id)];
  let builder: LastingBuilder | undefined;
  const parts = (ts: TypeScript) => {
    builder = createLastingBuilder(ts);
    return { createBuilder: builder.create, transpile: uncheckedTranspiler(ts) };
  };
  hookCompiler(fromTslab, () => {}, lasting ? parts : undefined);
  const folder = process.cwd();
  process.chdir("notebooks");
  const made = (fromTslab("./converter.js") as ConverterModule).createConverter({
    isJS: false,
    isBrowser: false,
  });
  process.chdir(folder);
  return {
    /** The cells of a notebook, one behind the other. */
    convert(sources: readonly string[]): Compiled[] {
      let declarations = "";
      return sources.map((source) => {
        const convert = () => made.convert(declarations, source) as Compiled;
        let compiled = convert();
        if (builder?.hasFailed()) compiled = builder.apart(convert) ?? compiled;
        declarations = compiled.declOutput ?? declarations;
        return compiled;
      });
    },
    apart: <T>(compile: () => T) => builder?.apart(compile),
    close: () => made.close(),
  };
}

const plain = converter(false);
const lasting = converter(true);
afterAll(() => {
  plain.close();
  lasting.close();
});

/** What of a compiled cell runs. */
const running = ({ output, hasToplevelAwait, lastExpressionVar }: Compiled) => ({
  output,
  hasToplevelAwait,
  lastExpressionVar,
});
const faults = (cells: readonly Compiled[]) =>
  cells.map(({ diagnostics }) => diagnostics.map(({ messageText }) => messageText));

const notebooks = readdirSync("notebooks").filter((name) => name.endsWith(".ipynb"));

test.each(notebooks)("the cells of %s become the same code as with a checker each", (name) => {
  const cells = readNotebook(path.join("notebooks", name)).cells.filter(
    ({ cell_type: type }) => type === "code",
  );
  const sources = cells.map(({ source }) => source);
  const [ours, tslabs] = [lasting.convert(sources), plain.convert(sources)];
  expect(faults(ours).flat()).toEqual([]);
  expect(ours.map(running)).toEqual(tslabs.map(running));
});

const books: { readonly [what: string]: readonly string[] } = {
  "awaits at the same place of one cell after the other": [
    "const a = await Promise.resolve(1);",
    "const b = await Promise.resolve(2);",
    "const c = await Promise.resolve(3); a + b + c",
  ],
  "names declared anew with other types": [
    "const x = 1; interface Box { side: number }",
    "x.toFixed(1); const box: Box = { side: x };",
    "const x = 'text'; interface Box { name: string }",
    "x.toUpperCase(); const other: Box = { name: x };",
  ],
  "generic functions, classes and enumerations used by later cells": [
    "function first<T>(values: T[]): T | undefined { return values[0]; }\nclass Tree<T> { kids: Tree<T>[] = []; constructor(readonly value: T) {} }\nenum Side { Left = 1, Right }",
    "const root = new Tree(Side.Left); root.kids.push(new Tree(Side.Right));",
    "const kid = first(root.kids)?.value; const sides: Record<Side, string> = { [Side.Left]: 'l', [Side.Right]: 'r' };",
    "kid === undefined ? '' : sides[kid]",
  ],
  "packages imported on the way, some by name of Node's own modules": [
    "import { readFileSync } from 'node:fs'; const size = readFileSync.length;",
    "import * as aq from 'arquero'; const rows = aq.table({ a: [size] });",
    "import { openStore, type Store } from 'claimbook'; const open = (asOf: string): Store => openStore({ asOf }); rows.numRows()",
    "import path from 'node:path'; path.join('a', String(size))",
    "const later = await import('arquero'); later.desc",
  ],
  "faults that are expected, and directives": [
    "// @ts-ignore\nconst wrong: number = 'text';",
    "// @ts-expect-error\nconst again: number = 'text';",
    "wrong + again",
  ],
};

test.each(Object.entries(books))("%s become the same code as with a checker each", (_, sources) => {
  const [ours, tslabs] = [lasting.convert(sources), plain.convert(sources)];
  expect(faults(tslabs).flat()).toEqual([]);
  expect(faults(ours)).toEqual(faults(tslabs));
  expect(ours.map(running)).toEqual(tslabs.map(running));
});

const broken: { readonly [what: string]: readonly string[] } = {
  "a wrong type": ["const n: number = 1;", "const t: string = n;", "n.toFixed(1)"],
  "a name that no cell of this notebook has declared": ["const here = 1;", "size + here", "rows"],
  "a package that is not there": ["import { a } from 'no-such-package'; a", "1 + 1"],
  "a name that a package has not": ["import { noSuchName } from 'claimbook'; noSuchName"],
  "an error of syntax": ["const = 1", "const fine = 1;"],
  "a directive that expects a fault and finds none": ["// @ts-expect-error\nconst right: number = 1;"],
  "what cannot be declared": ["1;", "const hidden = class { private secret = 1; };", "hidden", "1;"],
  "the same fault at the same place of two cells": ["missing;", "missing;"],
};

test.each(Object.entries(broken))("%s is reported as with a checker each", (_, sources) => {
  const [ours, tslabs] = [lasting.convert(sources), plain.convert(sources)];
  expect(faults(tslabs).flat()).not.toEqual([]);
  expect(faults(ours)).toEqual(faults(tslabs));
});

test("what a cell adds to a package's types, which tslab refuses, is in no other notebook either", () => {
  const [imports, adds, uses] = [
    "import type { Store } from 'claimbook';",
    "declare module 'claimbook' { interface Store { extra(): number } }",
    "const extra = (store: Store) => store.extra();",
  ];
  const cell = [imports, adds].join("\n");
  expect(faults(lasting.convert([cell]))).toEqual(faults(plain.convert([cell])));
  lasting.apart(() => lasting.convert([cell]));
  expect(faults(lasting.convert([imports, uses])).flat()).toEqual([
    "Property 'extra' does not exist on type 'Store'.",
  ]);
});

test("two notebooks whose cells come in turn do not see each other's variables", () => {
  const [left, right] = [lasting.convert(["const mine = 1;"]), lasting.convert(["const yours = 'a';"])];
  expect(faults([...left, ...right]).flat()).toEqual([]);
  expect(faults(lasting.convert(["yours"])).flat()).toHaveLength(1);
});

test("a cell is compiled apart unless the last was", () => {
  lasting.convert(["const a = 1;", "a + 1"]);
  const again = () => lasting.convert(["1;"]);
  expect(lasting.apart(again)).toHaveLength(1);
  expect(lasting.apart(again)).toBeUndefined();
});

test("more cells than one checker serves still compile", () => {
  const sources = Array.from({ length: 520 }, (_, at) => `const v${at % 7} = ${at};`);
  const ours = lasting.convert(sources);
  expect(faults(ours).flat()).toEqual([]);
  expect(ours.at(-1)?.output).toContain("519");
}, 60_000);
