import type ts from "typescript";
import { isMutable, targetOf } from "./imports.js";
import type { Scope } from "./scope.js";
import type { BoundFile, TypeScript } from "./typescript.js";

/** What a cell declares at its top level. */
export interface Declarations {
  /** For the scope: each name, escaped as TypeScript does, with its symbol and meanings. */
  readonly scope: ReadonlyMap<string, { readonly symbol: ts.Symbol; readonly meaning: number }>;
  /** Variables of the notebook, with the 0-based statement that sets each first; -1 for functions and imports, which are set before. */
  readonly variables: ReadonlyMap<string, number>;
  /** Those of them that begin anew when they are declared: enums and namespaces. */
  readonly fresh: ReadonlySet<string>;
  /** Declared to exist, by `declare`. */
  readonly ambient: readonly string[];
  /** Whether it imports a variable that its module may set again. */
  readonly hasLive: boolean;
}

function isAmbient(ts: TypeScript, { declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Ambient) !== 0)
  );
}

/** The symbols of a cell's names, of those that it exports too. */
function symbolsOf(ts: TypeScript, { locals, symbol }: BoundFile): ReadonlyMap<string, ts.Symbol> {
  const symbols = new Map<string, ts.Symbol>();
  for (const [escaped, local] of locals) {
    // Quoted are the names of modules, `__global` is `declare global`.
    if (!escaped.startsWith('"') && escaped !== "__global") symbols.set(escaped, local.exportSymbol ?? local);
  }
  // `export import A = N.B` is local to no file.
  symbol.exports?.forEach((exported, escaped) => {
    if (exported.declarations?.some(ts.isImportEqualsDeclaration)) symbols.set(String(escaped), exported);
  });
  return symbols;
}

/** The 0-based top-level statement that sets a variable first; -1 when it is set before all statements. */
function statementOf(ts: TypeScript, file: BoundFile, { flags, declarations = [] }: ts.Symbol): number {
  if (flags & ts.SymbolFlags.Function) return -1;
  const places = declarations.map((declaration) => {
    let node: ts.Node = declaration;
    while (node.parent !== file) node = node.parent;
    return ts.isImportDeclaration(node) ? -1 : file.statements.indexOf(node as ts.Statement);
  });
  return Math.min(...places);
}

/** Reads what a bound cell declares. */
export function declarationsOf(ts: TypeScript, file: BoundFile, checker: ts.TypeChecker): Declarations {
  const { Value, Type, Namespace, ValueModule, RegularEnum, Class, Alias } = ts.SymbolFlags;
  const scope = new Map<string, { symbol: ts.Symbol; meaning: number }>();
  const variables = new Map<string, number>();
  const fresh = new Set<string>();
  const ambient: string[] = [];
  let hasLive = false;
  for (const [escaped, symbol] of symbolsOf(ts, file)) {
    const { flags } = targetOf(ts, symbol, checker);
    const isAlias = (symbol.flags & Alias) !== 0;
    hasLive ||= isAlias && isMutable(ts, symbol, checker);
    // Nothing is known of what an unresolved import stands for.
    const meaning = flags & (Value | Type | Namespace) || (isAlias ? Value | Type | Namespace : 0);
    scope.set(escaped, { symbol, meaning });
    if (!(meaning & Value)) continue;
    const name = ts.unescapeLeadingUnderscores(escaped as ts.__String);
    if (isAmbient(ts, symbol)) ambient.push(name);
    else variables.set(name, statementOf(ts, file, symbol));
    const isEnumOrNamespace = (flags & (ValueModule | RegularEnum)) !== 0;
    if (!isAlias && isEnumOrNamespace && !(flags & (Class | ts.SymbolFlags.Function))) fresh.add(name);
  }
  return { scope, variables, fresh, ambient, hasLive };
}

/**
 * Has the namespaces of a cell go on with those of the same names that earlier cells declared, as they would within one file, unless
 * they declare a member again: then a namespace takes the place of the earlier one, as at a rerun.
 * @returns the names of those that go on
 */
export function continueNamespaces(ts: TypeScript, file: BoundFile, scope: Scope): ReadonlySet<string> {
  const { ValueModule, NamespaceModule, Value } = ts.SymbolFlags;
  const continued = new Set<string>();
  for (const [escaped, local] of file.locals) {
    const symbol = local.exportSymbol ?? local;
    // A namespace of types is one too, but nothing that a class, a function or an enum is a part of.
    const isNamespace = ({ flags }: ts.Symbol) =>
      (flags & (ValueModule | NamespaceModule)) !== 0 && !(flags & Value & ~ValueModule);
    const earlier = scope.symbols(escaped).filter(isNamespace);
    if (!isNamespace(symbol) || earlier.length === 0) continue;
    const members = earlier.flatMap(({ exports }) => [...(exports ?? [])]);
    if (members.some(([name]) => symbol.exports?.has(name))) continue;
    // Inside of the namespace a member is known by whose it is.
    for (const [name, member] of members)
      symbol.exports?.set(name, Object.assign(Object.create(member), { parent: symbol, id: 0, mergeId: 0 }));
    if (earlier.some(({ flags }) => (flags & ValueModule) !== 0))
      continued.add(ts.unescapeLeadingUnderscores(escaped as ts.__String));
  }
  return continued;
}
