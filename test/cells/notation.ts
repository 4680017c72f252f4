import type { JsonObject } from "../../lib/notebook/ipynb/notebook.js";
import type { Parameters } from "../../lib/notebook/ipynb/parameters.js";

/** An error as a cell shows it. */
export interface ExpectedError {
  readonly ename: string;
  readonly evalue: string | RegExp;
  /** 1-based line of the cell; undefined where the case does not say. */
  readonly line?: number | undefined;
}

/** What a cell gives; what is left out must be absent. */
export interface Expected {
  readonly stdout?: string;
  readonly stderr?: string;
  /** The `text/plain` of the last expression. */
  readonly result?: string;
  readonly error?: ExpectedError;
}

export interface CaseCell {
  readonly source: string;
  readonly tags?: readonly string[];
}

/** Other systems in which a case of plain JavaScript means the same. */
type Other = "node" | "deno";

/** A small notebook, and what each of its cells gives. */
export interface CellCase {
  readonly name: string;
  readonly cells: readonly CaseCell[];
  readonly expect: readonly Expected[];
  /** Files by their path from the notebook's folder. */
  readonly files?: { readonly [path: string]: string };
  /** Values to inject after the cell tagged `parameters`. */
  readonly params?: Parameters;
  /** Of the notebook. Only the runner and the compiler see it. */
  readonly metadata?: JsonObject;
  readonly same?: readonly Other[];
}

/** A cell's source and what it gives; the source alone gives nothing. */
export type Step = string | readonly [source: string | CaseCell, ...gives: readonly Expected[]];

/** A notebook of cells, each beside what it gives. */
export function notebook(name: string, ...steps: readonly Step[]): CellCase {
  const pairs = steps.map((step) => (typeof step === "string" ? ([step] as const) : step));
  return {
    name,
    cells: pairs.map(([source]) => (typeof source === "string" ? { source } : source)),
    expect: pairs.map(([, ...gives]): Expected => Object.assign({}, ...gives)),
  };
}

/** A notebook with files beside it, by their path from the notebook's folder. */
export function withFiles(files: { readonly [path: string]: string }, one: CellCase): CellCase {
  return { ...one, files: { ...one.files, ...files } };
}

/** A notebook that means the same in other systems. */
function same(others: readonly Other[], one: CellCase): CellCase {
  return { ...one, same: others };
}

/** A notebook that means the same in Node's REPL and in Deno. */
export function everywhere(name: string, ...steps: readonly Step[]): CellCase {
  return same(["node", "deno"], notebook(name, ...steps));
}

const AsyncFunction = (async () => {}).constructor as new (source: string) => unknown;

/** Is a source JavaScript as it stands, on one line? */
function isPlain(source: string): boolean {
  try {
    return !source.includes("\n") && new AsyncFunction(source) !== undefined;
  } catch {
    return false;
  }
}

/** A notebook of one cell that means the same in other systems if it is a line of JavaScript. */
export function sameIfPlain(
  others: readonly Other[],
  name: string,
  source: string,
  given: Expected,
): CellCase {
  const one = notebook(name, [source, given]);
  return isPlain(source) ? same(others, one) : one;
}

/** A notebook that means the same in Deno; Node's REPL declares a name once. */
export function inDeno(name: string, ...steps: readonly Step[]): CellCase {
  return same(["deno"], notebook(name, ...steps));
}

/** The result of the last expression. */
export function gives(result: string): Expected {
  return { result };
}

/** Lines on standard output. */
export function prints(...lines: readonly string[]): Expected {
  return { stdout: `${lines.join("\n")}\n` };
}

/** Lines on standard error. */
export function warns(...lines: readonly string[]): Expected {
  return { stderr: `${lines.join("\n")}\n` };
}

/** An error that the cell throws, and its 1-based line. */
export function throws(ename: string, evalue: string | RegExp, line = 1): Expected {
  return { error: { ename, evalue, line } };
}

/** An error that the cell throws on a line that the case does not say. */
export function throwsAnywhere(ename: string, evalue: string | RegExp): Expected {
  return { error: { ename, evalue } };
}

/** A compile error, which keeps the cell from running. */
export function refused(evalue: string | RegExp, line = 1): Expected {
  return { error: { ename: "TypeScriptError", evalue, line } };
}

/** The compile error of a name that nothing declares. */
export function unknownName(name: string, line = 1): Expected {
  return refused(`Cannot find name '${name}'. (TS2304)`, line);
}
