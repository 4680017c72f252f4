import { Draw } from "./draw.js";

/** How a program is written down. */
export interface Writing {
  /** The name of the program's n-th variable, different for each n. */
  readonly name: (index: number) => string;
  /** As TypeScript, or as the JavaScript that it means. */
  readonly typed: boolean;
}

/** What a variable of a program holds. */
export type Held =
  | "number"
  | "constant"
  | "text"
  | "list"
  | "pair"
  | "function"
  | "async function"
  | "generator"
  | "class"
  | "closures";

/** The program as far as it is written: its variables, and what is drawn next. */
export class Scope {
  readonly draw: Draw;
  readonly #writing: Writing;
  readonly #held: Held[] = [];

  constructor(tape: readonly number[], writing: Writing) {
    this.draw = new Draw(tape);
    this.#writing = writing;
  }

  /** The name of a new variable, which later statements may use. */
  declare(held: Held): string {
    this.#held.push(held);
    return this.#writing.name(this.#held.length - 1);
  }

  /** The name of a variable that holds one of some things; undefined when there is none. */
  find(...wanted: readonly Held[]): string | undefined {
    const fitting = this.#held.flatMap((held, index) => (wanted.includes(held) ? [index] : []));
    return fitting.length === 0 ? undefined : this.#writing.name(this.draw.from(fitting));
  }

  /** The names of all variables that hold one of some things. */
  all(...wanted: readonly Held[]): string[] {
    return this.#held.flatMap((held, index) => (wanted.includes(held) ? [this.#writing.name(index)] : []));
  }

  /** What stands in TypeScript only. */
  type(text: string): string {
    return this.#writing.typed ? text : "";
  }
}

/** A number as an expression of the variables that are there. */
export function numberIn(
  scope: Scope,
  { depth = 2, awaits = false }: { depth?: number; awaits?: boolean } = {},
): string {
  const { draw } = scope;
  const inner = () => numberIn(scope, { depth: depth - 1, awaits });
  const variable = scope.find("number", "constant");
  const kind = depth <= 0 ? draw.below(2) : draw.below(14);
  const literal = String(draw.below(50));
  switch (kind) {
    case 0:
      return literal;
    case 1:
      return variable ?? literal;
    case 2:
      return `((${inner()} + ${inner()}) % 97)`;
    case 3:
      return `((${inner()} * ${inner()}) % 89)`;
    case 4:
      return `(${inner()} > ${inner()} ? ${inner()} : ${inner()})`;
    case 5: {
      const list = scope.find("list");
      return list === undefined
        ? literal
        : `${list}.reduce((a${scope.type(": number")}, b${scope.type(": number")}) => (a + b) % 97, ${inner()})`;
    }
    case 6: {
      const pair = scope.find("pair");
      return pair === undefined ? literal : `(${pair}.a ?? ${inner()})`;
    }
    case 7: {
      const called = scope.find("function");
      return called === undefined ? literal : `${called}(${inner()})`;
    }
    case 8: {
      const made = scope.find("class");
      return made === undefined ? literal : `new ${made}(${inner()}).twice()`;
    }
    case 9: {
      const text = scope.find("text");
      return text === undefined ? literal : `${text}.length`;
    }
    case 10:
      return awaits ? `(await Promise.resolve(${inner()}))` : `-${literal}`;
    case 11: {
      const closures = scope.find("closures");
      return closures === undefined ? literal : `(${closures}.at(-1)?.() ?? ${inner()})`;
    }
    case 12: {
      const generator = scope.find("generator");
      return generator === undefined ? literal : `[...${generator}(${draw.below(4)})].length`;
    }
    default: {
      const waiting = scope.find("async function");
      return waiting === undefined || !awaits ? literal : `(await ${waiting}(${inner()}))`;
    }
  }
}
