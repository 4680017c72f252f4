import type ts from "typescript";
import type { CellCompiler } from "./cell-compiler.js";
import type { EarlierCell } from "./compilation.js";
import type { TypeScript } from "./typescript.js";
import { keyAt, memberAt, stringAt } from "./written-at.js";

/** What is known of data while a cell is being written. */
export interface KnownData {
  /** The value of a notebook's variable; undefined when there is none. */
  value(name: string): unknown;
  /** A member of a value, without running an accessor. */
  member(value: unknown, name: string): unknown;
  /** The tables of a store, by name with their columns; of undefined, of the data folder. Undefined when the value is no store. */
  tables(store: unknown): ReadonlyMap<string, readonly string[]> | undefined;
  /** The columns of a table of any kind; undefined when the value is none. */
  columns(value: unknown): readonly string[] | undefined;
}

/** Names that could stand at a place, and from where to where they would. */
export interface DataNames {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

/** A chain of more steps is not followed. */
const MAX_STEPS = 50;

/** Works out of which tables the expressions around a place are. Nothing is run: what has not run yet is read from its declaration. */
class Reader {
  readonly #ts: TypeScript;
  readonly #checker: ts.TypeChecker;
  readonly #file: ts.SourceFile;
  readonly #data: KnownData;

  constructor(ts: TypeScript, checker: ts.TypeChecker, file: ts.SourceFile, data: KnownData) {
    this.#ts = ts;
    this.#checker = checker;
    this.#file = file;
    this.#data = data;
  }

  /** The declaration of a name in this cell. */
  #declaration(name: ts.Identifier): ts.Declaration | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    return symbol?.declarations?.find((one) => one.getSourceFile() === this.#file);
  }

  /** The expression without what changes nothing about its value. */
  #bare(node: ts.Node): ts.Node {
    const ts = this.#ts;
    const isWrapped =
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isAwaitExpression(node);
    return isWrapped ? this.#bare(node.expression) : node;
  }

  /** The value that an expression of names has now. */
  #value(node: ts.Node): unknown {
    const ts = this.#ts;
    const bare = this.#bare(node);
    if (ts.isIdentifier(bare)) {
      const declared = this.#declaration(bare);
      const isOwn = declared && !ts.isVariableDeclaration(declared) && !ts.isBindingElement(declared);
      return isOwn ? undefined : this.#data.value(bare.text);
    }
    if (ts.isPropertyAccessExpression(bare))
      return this.#data.member(this.#value(bare.expression), bare.name.text);
    return undefined;
  }

  /** The tables of an expression that is a store. */
  tables(node: ts.Expression): ReadonlyMap<string, readonly string[]> | undefined {
    const value = this.#value(node);
    const known = value === undefined ? undefined : this.#data.tables(value);
    const isStore = this.#checker.getTypeAtLocation(node).getSymbol()?.name === "Store";
    return known ?? (isStore ? this.#data.tables(undefined) : undefined);
  }

  #keys(node: ts.Node): string[] {
    const ts = this.#ts;
    return ts.isObjectLiteralExpression(node)
      ? node.properties.flatMap(({ name }) => (name && "text" in name ? [String(name.text)] : []))
      : [];
  }

  /** The columns of an expression that is a table; none when it is not. */
  columns(node: ts.Node, steps = MAX_STEPS): readonly string[] {
    const ts = this.#ts;
    const bare = this.#bare(node);
    if (steps === 0) return [];
    if (ts.isIdentifier(bare)) {
      const declared = this.#declaration(bare);
      const start = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
      const fromStart = start ? this.columns(start, steps - 1) : [];
      return fromStart.length > 0 ? fromStart : (this.#data.columns(this.#value(bare)) ?? []);
    }
    if (ts.isPropertyAccessExpression(bare)) return this.#data.columns(this.#value(bare)) ?? [];
    return ts.isCallExpression(bare) ? this.#columnsOfCall(bare, steps - 1) : [];
  }

  /** A verb keeps the columns of its table, as far as can be told, and adds those that it names; a function's are those of its first argument. */
  #columnsOfCall(call: ts.CallExpression, steps: number): readonly string[] {
    const ts = this.#ts;
    const callee = call.expression;
    const [first] = call.arguments;
    if (!ts.isPropertyAccessExpression(callee)) return first ? this.columns(first, steps) : [];
    if (callee.name.text === "read" && first && ts.isStringLiteralLike(first))
      return this.tables(callee.expression)?.get(first.text) ?? [];
    const own = this.columns(callee.expression, steps);
    if (own.length > 0) return [...new Set([...own, ...call.arguments.flatMap((one) => this.#keys(one))])];
    if (callee.name.text === "table" && first && ts.isObjectLiteralExpression(first))
      return this.#keys(first);
    return first ? this.columns(first, steps) : [];
  }

  /** The names that may be given to the calls around a node: tables of the store that it is called on, or columns. */
  namesFor(node: ts.Node): readonly string[] {
    const ts = this.#ts;
    for (let at = node; at.parent && !ts.isSourceFile(at.parent); at = at.parent) {
      const { parent } = at;
      if (ts.isElementAccessExpression(parent) && parent.argumentExpression === at) {
        const found = this.columns(parent.expression);
        if (found.length > 0) return found;
      }
      if (!ts.isCallExpression(parent) || parent.expression === at) continue;
      const callee = parent.expression;
      if (ts.isPropertyAccessExpression(callee)) {
        const isOfTables = ["read", "describe"].includes(callee.name.text);
        const tables = isOfTables ? this.tables(callee.expression) : undefined;
        if (tables) return [...tables.keys()];
        const found = this.columns(callee.expression);
        if (found.length > 0) return found;
      }
      const [first] = parent.arguments;
      const found = first && first !== at ? this.columns(first) : [];
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Whether a node is a row: the parameter of a function that is given to a call. */
  isRow(node: ts.Node): boolean {
    const ts = this.#ts;
    if (!ts.isIdentifier(node)) return false;
    const declared = this.#declaration(node);
    return declared !== undefined && ts.isParameter(declared) && declared.type === undefined;
  }
}

/**
 * The names of tables or columns that could stand at a place of a cell: in a string that is given to a store or to a table's methods, to a
 * function whose first argument is a table, as a key of its `columns`, or after the dot of a row. Undefined where none could.
 */
export function dataNamesAt(
  compiler: CellCompiler,
  {
    source,
    position,
    before,
  }: { readonly source: string; readonly position: number; readonly before: readonly EarlierCell[] },
  data: KnownData,
): DataNames | undefined {
  const session = compiler.session();
  const file = session.look(source, before);
  const { ts, checker } = session.program;
  const reader = new Reader(ts, checker, file, data);
  const member = memberAt(ts, file, position);
  const written =
    stringAt(ts, file, position) ??
    (member && reader.isRow(member.node) ? member : keyAt(ts, file, position, "columns"));
  const names = written ? reader.namesFor(written.node) : [];
  return written && names.length > 0 ? { start: written.start, end: written.end, names } : undefined;
}
