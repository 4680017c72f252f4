/** How a name can be declared: the source that declares `v` with a number in it, and the one that reads the number. */
export interface Kind {
  readonly name: string;
  readonly declare: (value: 1 | 2) => string;
  readonly read: string;
  /** What `typeof v` gives. */
  readonly type: "number" | "function" | "object";
  /** Can a later cell assign to it? */
  readonly assignable: boolean;
}

/** The files that the imports below name. */
export const KIND_FILES: { readonly [path: string]: string } = {
  "numbers.ts":
    "export const one = 1;\nexport const two = 2;\nexport default 7;\nexport namespace Held1 {\n  export const n = 1;\n}\nexport namespace Held2 {\n  export const n = 2;\n}\n",
  "first.ts": "export default 1;\n",
  "second.ts": "export default 2;\n",
  "module1.ts": "export const n = 1;\n",
  "module2.ts": "export const n = 2;\n",
};

const WORDS = { 1: "one", 2: "two" } as const;
const ORDINALS = { 1: "first", 2: "second" } as const;

export const KINDS: readonly Kind[] = [
  { name: "let", declare: (n) => `let v = ${n};`, read: "v", type: "number", assignable: true },
  { name: "const", declare: (n) => `const v = ${n};`, read: "v", type: "number", assignable: false },
  { name: "var", declare: (n) => `var v = ${n};`, read: "v", type: "number", assignable: true },
  {
    name: "function",
    declare: (n) => `function v() { return ${n}; }`,
    read: "v()",
    type: "function",
    assignable: false,
  },
  {
    name: "class",
    declare: (n) => `class v { static n = ${n}; }`,
    read: "v.n",
    type: "function",
    assignable: false,
  },
  { name: "enum", declare: (n) => `enum v { n = ${n} }`, read: "v.n", type: "object", assignable: false },
  {
    name: "const enum",
    declare: (n) => `const enum v { n = ${n} }`,
    read: "v.n",
    type: "object",
    assignable: false,
  },
  {
    name: "namespace",
    declare: (n) => `namespace v { export const n = ${n}; }`,
    read: "v.n",
    type: "object",
    assignable: false,
  },
  {
    name: "object pattern",
    declare: (n) => `const { v } = { v: ${n} };`,
    read: "v",
    type: "number",
    assignable: false,
  },
  {
    name: "array pattern",
    declare: (n) => `let [, v] = [0, ${n}];`,
    read: "v",
    type: "number",
    assignable: true,
  },
  {
    name: "named import",
    declare: (n) => `import { ${WORDS[n]} as v } from "./numbers";`,
    read: "v",
    type: "number",
    assignable: false,
  },
  {
    name: "default import",
    declare: (n) => `import v from "./${ORDINALS[n]}";`,
    read: "v",
    type: "number",
    assignable: false,
  },
  {
    name: "namespace import",
    declare: (n) => `import * as v from "./module${n}";`,
    read: "v.n",
    type: "object",
    assignable: false,
  },
  {
    name: "import alias",
    declare: (n) => `import { Held${n} } from "./numbers";\nimport v = Held${n}.n;`,
    read: "v",
    type: "number",
    assignable: false,
  },
];
