import fc from "fast-check";
import { expect, test } from "vitest";
import { declarationsIn } from "../../../lib/notebook/ipynb/typescript-parser.js";

test.each([
  ["const a = 'x';", "string"],
  ["const a = `x`;", "string"],
  ["const a = 1.5;", "number"],
  ["const a = -1;", "number"],
  ["const a = true;", "boolean"],
  ["const a = false as boolean;", "boolean"],
  ["const a = null;", "null"],
  ["const a = [1, 2] as const;", "list"],
  ["const a = ({ b: 1 });", "object"],
  ["const a = { b: 1 } satisfies object;", "object"],
  ["const a = !0;", "other"],
  ["const a = `x` + 'y';", "other"],
  ["const a = new Date();", "other"],
  ["let a;", "other"],
])("declarationsIn knows the kind of value in: %s", (source, kind) => {
  expect(declarationsIn(source)).toMatchObject([{ name: "a", kind }]);
});

test("declarationsIn lists the variables of the top level with keyword and annotation, and nothing else", () => {
  const source = [
    "// a comment",
    'import x from "x";',
    "const a = 1, b: string | null = null;",
    "let c = 'x';",
    "export const d = 2;",
    "var e = 3;",
    "const { f } = { f: 1 };",
    "function g() { const h = 1; }",
    "if (true) { const i = 1; }",
    "j = 2;",
  ].join("\n");
  expect(declarationsIn(source)).toEqual([
    { name: "a", keyword: "const", kind: "number", source: "1" },
    { name: "b", keyword: "const", kind: "null", annotation: "string | null", source: "null" },
    { name: "c", keyword: "let", kind: "string", source: "'x'" },
    { name: "d", keyword: "const", kind: "number", source: "2" },
    { name: "e", keyword: "var", kind: "number", source: "3" },
  ]);
});

test("declarationsIn reads what the compiler of cells reads", () => {
  const source = [
    'import cfg from "./cfg.json" with { type: "json" };',
    'import defer * as later from "./later.js";',
    "const list = <const T>(x: T) => x;",
    "const rate = 0.05;",
  ].join("\n");
  expect(declarationsIn(source)).toMatchObject([
    { name: "list", kind: "other" },
    { name: "rate", kind: "number" },
  ]);
});

test("declarationsIn of a source that does not compile gives what can be read", () => {
  expect(declarationsIn("const a = 1;\nconst = ;")).toMatchObject([{ name: "a" }]);
  expect(declarationsIn("")).toEqual([]);
});

const line = fc
  .record({
    keyword: fc.constantFrom("const", "let", "var"),
    name: fc.constantFrom("a", "asOf", "_x1", "B"),
    annotation: fc.constantFrom("", ": string", ": string | null", ": Day", ": number[]", ": 'a' | 'b'"),
    value: fc.constantFrom(
      ...[
        '"2024-07-24"',
        "'it'",
        '"say \\"no\\""',
        "'//'",
        "`x`",
        "1",
        "-2.5",
        "1e3",
        "0x1f",
        "1_000",
        ".5",
        "true",
        "false",
        "null",
      ],
      ...["undefined", "-1n", "[1, 2]", "{ b: 1 }", "1 + 1", "x ?? 1", "null as string | null"],
    ),
    end: fc.constantFrom(
      "",
      ";",
      "; // a note",
      " // a note",
      "; /* a */",
      ";;",
      ", z = 2;",
      "; let y = 1;",
      ";  ",
    ),
  })
  .map(({ keyword, name, annotation, value, end }) => `${keyword} ${name}${annotation} = ${value}${end}`);
const others = fc.constantFrom(
  "",
  "  ",
  "// const q = 1;",
  "/* a",
  "*/",
  "  const indented = 1;",
  "q = 2;",
  "import 'x';",
);

test("declarationsIn reads plain lines as the compiler does", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(line, line, others), { maxLength: 4 }), (lines) => {
      const source = lines.join("\n");
      // What is in front declares nothing, and is not plain.
      const inFull = declarationsIn(`function f() {}\n${source}`);
      expect(declarationsIn(source)).toEqual(inFull);
    }),
    { numRuns: 500 },
  );
});
