import { type CellCase, gives, notebook, prints, refused, withFiles } from "../notation.js";
import { KIND_FILES, KINDS } from "./kinds.js";

/** A const enum has no `typeof`. */
const PAIRED = KINDS.filter(({ name }) => name !== "const enum");

const ENUM_MEMBER = 'enum T { A = "a" }';

/** Ways to declare a type T, a value that it takes and one that it refuses, and the compiler's word for the latter. */
const TYPES = [
  { name: "type", declare: "type T = number;", good: "1", name2: "number" },
  { name: "interface", declare: "interface T { i: number }", good: "{ i: 1 }", name2: "T" },
  { name: "class", declare: "class T { c = 1; }", good: "new T()", name2: "T" },
  { name: "enum", declare: ENUM_MEMBER, good: "T.A", name2: "T" },
] as const;

/** A name that was declared in one way and is declared again in any other. */
export const VALUE_PAIRS: readonly CellCase[] = PAIRED.flatMap((old) =>
  PAIRED.map((next) =>
    withFiles(
      KIND_FILES,
      notebook(`${old.name}, then ${next.name}`, `${old.declare(1)}\nconst look = () => typeof v;`, [
        `${next.declare(2)}\nconsole.log(look(), ${next.read});`,
        prints(`${next.type} 2`),
      ]),
    ),
  ),
);

/** A type that was declared in one way and is declared again in any other. */
export const TYPE_PAIRS: readonly CellCase[] = TYPES.flatMap((old) =>
  TYPES.map((next) =>
    notebook(
      `${old.name} T, then ${next.name} T`,
      old.declare,
      `const before: T = ${old.good};`,
      next.declare,
      [
        `const after: T = ${next.good};\ntypeof after`,
        gives(next.name === "type" ? "'number'" : next.name === "enum" ? "'string'" : "'object'"),
      ],
      [
        "const wrong: T = Symbol.iterator;",
        refused(
          new RegExp(`^Type '.*[sS]ymbol.*' is not assignable to type '${next.name2}'\\. \\(TS2322\\)$`),
        ),
      ],
    ),
  ),
);
