import { type CellCase, gives, notebook, prints, type Step, withFiles } from "../notation.js";
import { KIND_FILES, KINDS, type Kind } from "./kinds.js";

/** Places that read a variable, and cells that show that each reads the binding itself: 1, then 2 once it is redeclared. */
const PLACES: { readonly [place: string]: (kind: Kind) => readonly Step[] } = {
  "a later cell": ({ declare, read }) => [
    declare(1),
    [`console.log(${read});`, prints("1")],
    declare(2),
    [read, gives("2")],
  ],
  "a function declared before it": ({ declare, read }) => [
    `function look() { return ${read}; }\n${declare(1)}`,
    ["look()", gives("1")],
    declare(2),
    ["look()", gives("2")],
  ],
  "a function declared after it": ({ declare, read }) => [
    declare(1),
    `function look() { return ${read}; }`,
    ["look()", gives("1")],
    declare(2),
    ["look()", gives("2")],
  ],
  "a closure": ({ declare, read }) => [
    declare(1),
    `const look = (() => { const inner = () => ${read}; return () => inner(); })();`,
    declare(2),
    ["look()", gives("2")],
  ],
  "a method": ({ declare, read }) => [
    `${declare(1)}\nclass Reader { look() { return ${read}; } }`,
    "const reader = new Reader();",
    declare(2),
    ["reader.look()", gives("2")],
  ],
  "a getter": ({ declare, read }) => [
    declare(1),
    `const reader = { get look() { return ${read}; } };`,
    declare(2),
    ["reader.look", gives("2")],
  ],
  "a generator": ({ declare, read }) => [
    `${declare(1)}\nfunction* each() { for (;;) yield ${read}; }\nconst it = each();`,
    ["it.next().value", gives("1")],
    declare(2),
    ["it.next().value", gives("2")],
  ],
  "a timer": ({ declare, read }) => [
    declare(1),
    `let done = (_: number) => {};\nconst timer = setInterval(() => done(${read}), 1);`,
    declare(2),
    [
      "const seen = await new Promise<number>((resolve) => { done = resolve; });\nclearInterval(timer);\nseen",
      gives("2"),
    ],
  ],
  "a promise's callback": ({ declare, read }) => [
    declare(1),
    `let open = () => {};\nconst seen = new Promise<void>((resolve) => { open = resolve; }).then(() => ${read});`,
    declare(2),
    ["open();\nawait seen", gives("2")],
  ],
  "an async function that waits": ({ declare, read }) => [
    `${declare(1)}\nlet open = () => {};\nconst gate = new Promise<void>((resolve) => { open = resolve; });\nasync function look() { await gate; return ${read}; }\nconst seen = look();`,
    declare(2),
    ["open();\nawait seen", gives("2")],
  ],
};

/** One variable is one variable: each way to declare it, read from each place. */
export const BINDINGS: readonly CellCase[] = Object.entries(PLACES).flatMap(([place, cells]) =>
  KINDS.map((kind) => withFiles(KIND_FILES, notebook(`${kind.name} read by ${place}`, ...cells(kind)))),
);
