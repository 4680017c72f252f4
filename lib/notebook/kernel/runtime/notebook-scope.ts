import { evaluateGlobally } from "./script.js";

type Evaluate = (code: string) => unknown;

// What is evaluated sees the names around it, and nothing else: a parameter with a name would be one more.
const EVALUATE = "function () { return eval(arguments[0]); }";

/** The code of a scope inside of another. */
const inner = (names: readonly string[]) =>
  `(function () { let ${names.join(", ")}; return ${EVALUATE}; })()`;

/**
 * The variables of a notebook. They are JavaScript's own: each is declared once, in a scope inside of those before, and all cells are
 * evaluated where they see it. So a closure, whenever it was made, reads and writes the same variable as every cell, as fast as any
 * variable, and an error names it as the reader does.
 */
export class NotebookScope {
  #evaluate: Evaluate;
  readonly #names = new Set<string>();

  /** @param variables what a module has besides its own variables, by name */
  constructor(variables: Readonly<Record<string, unknown>>) {
    const names = Object.keys(variables);
    const make = evaluateGlobally(
      `(function (${names.join(", ")}) { "use strict"; return ${EVALUATE}; })`,
    ) as (...values: unknown[]) => Evaluate;
    this.#evaluate = make(...Object.values(variables));
  }

  /** Declares those of some names that are none yet; they are undefined until they are set. */
  declare(names: readonly string[]): void {
    const added = [...new Set(names)].filter((name) => !this.#names.has(name));
    if (added.length === 0) return;
    this.#evaluate = this.#evaluate(inner(added)) as Evaluate;
    for (const name of added) this.#names.add(name);
  }

  /** Whether a variable of that name has been declared. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The value of an expression in which all variables of the notebook are in scope. */
  evaluate(code: string): unknown {
    return this.#evaluate(code);
  }
}
