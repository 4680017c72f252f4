import type { CellCase } from "../notation.js";
import { AFTER_ERROR } from "./after-error.js";
import { ASYNC } from "./async.js";
import { AUGMENTATIONS } from "./augmentations.js";
import { BINDINGS } from "./bindings.js";
import { CLASSES } from "./classes.js";
import { DECORATORS } from "./decorators.js";
import { DESTRUCTURING } from "./destructuring.js";
import { DOCUMENTED } from "./documented.js";
import { ENUMS_NAMESPACES } from "./enums-namespaces.js";
import { COMPILE_ERRORS, RUNTIME_ERRORS } from "./errors.js";
import { EXPORTS } from "./exports.js";
import { FUNCTIONS } from "./functions.js";
import { GENERATORS } from "./generators.js";
import { HELPER_FILES, IMPORTS, PACKAGE_IMPORTS } from "./imports.js";
import { LAST_EXPRESSION } from "./last-expression.js";
import { LOOPS } from "./loops.js";
import { NAMES } from "./names.js";
import { OPTIONS } from "./options.js";
import { PARAMETERS } from "./parameters.js";
import { REDECLARATION } from "./redeclaration.js";
import { TYPE_PAIRS, VALUE_PAIRS } from "./redeclaration-pairs.js";
import { TEXT } from "./text.js";
import { TSLAB } from "./tslab.js";
import { TYPED_TABLES } from "./typed-tables.js";
import { TYPES } from "./types.js";

const SUBJECTS: { readonly [subject: string]: readonly CellCase[] } = {
  bindings: BINDINGS,
  redeclaration: REDECLARATION,
  "redeclared values": VALUE_PAIRS,
  "redeclared types": TYPE_PAIRS,
  functions: FUNCTIONS,
  classes: CLASSES,
  "enums and namespaces": ENUMS_NAMESPACES,
  destructuring: DESTRUCTURING,
  "loops and operators": LOOPS,
  generators: GENERATORS,
  async: ASYNC,
  "errors at run time": RUNTIME_ERRORS,
  "errors of the compiler": COMPILE_ERRORS,
  "after an error": AFTER_ERROR,
  types: TYPES,
  augmentations: AUGMENTATIONS,
  decorators: DECORATORS,
  options: OPTIONS,
  names: NAMES,
  imports: IMPORTS,
  "helper files": HELPER_FILES,
  packages: PACKAGE_IMPORTS,
  exports: EXPORTS,
  "last expression": LAST_EXPRESSION,
  text: TEXT,
  tslab: TSLAB,
  parameters: PARAMETERS,
  "typed tables": TYPED_TABLES,
  "docs/cells.md": DOCUMENTED,
};

/** All cases, each with its subject in its name, which no other case has. */
export const CASES: readonly CellCase[] = Object.entries(SUBJECTS).flatMap(([subject, cases]) =>
  cases.map((one) => ({ ...one, name: `${subject}: ${one.name}` })),
);
