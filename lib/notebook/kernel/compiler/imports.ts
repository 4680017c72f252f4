import type ts from "typescript";
import type { TypeScript } from "./typescript.js";

/** What a cell takes from a module under a name of its own. */
export interface ImportedName {
  readonly local: string;
  /** The export's name, `default`, `*` for the module's namespace, or `=` for what the module is to `require`. */
  readonly imported: string;
  /** Whether the module may give it another value later: it declares a variable that is no constant. */
  readonly isMutable: boolean;
}

/** A module that a cell asks for before it runs. */
export interface ModuleImport {
  readonly specifier: string;
  /** 0-based place among the cell's statements. */
  readonly statement: number;
  /** The file of a module with a source of its own beside the notebook. */
  readonly file?: string;
  readonly names: readonly ImportedName[];
}

/** The symbol that an alias stands for in the end, other symbols themselves. */
export function targetOf(ts: TypeScript, symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether a symbol stands for something that exists when the code runs. */
export function isValue(ts: TypeScript, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { flags, declarations = [] } = targetOf(ts, symbol, checker);
  if (declarations.length === 0) return true;
  return (flags & ts.SymbolFlags.Value) !== 0 && !(flags & ts.SymbolFlags.ConstEnum);
}

/** Whether a name stands for a variable of another module that the module may set again; a package says so by `let`. */
export function isMutable(ts: TypeScript, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (!(symbol.flags & ts.SymbolFlags.Alias)) return false;
  const { valueDeclaration: declared } = targetOf(ts, symbol, checker);
  if (!declared || !ts.isVariableDeclaration(declared)) return false;
  const flags = ts.getCombinedNodeFlags(declared);
  return declared.getSourceFile().isDeclarationFile
    ? (flags & ts.NodeFlags.Let) !== 0
    : !(flags & ts.NodeFlags.Const);
}

/** The modules that a cell imports, in order, with the names that stand for values. */
export function importsOf(
  ts: TypeScript,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  fileOf: (specifier: ts.StringLiteralLike) => string | undefined,
): ModuleImport[] {
  const take = (name: ts.Identifier, imported: string): ImportedName[] => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol && !isValue(ts, symbol, checker)) return [];
    return [
      {
        local: name.text,
        imported,
        isMutable: symbol !== undefined && imported !== "*" && isMutable(ts, symbol, checker),
      },
    ];
  };
  const clauseNames = (clause: ts.ImportClause): ImportedName[] => {
    const { name, namedBindings } = clause;
    return [
      ...(name ? take(name, "default") : []),
      ...(!namedBindings
        ? []
        : ts.isNamespaceImport(namedBindings)
          ? take(namedBindings.name, "*")
          : namedBindings.elements.flatMap((element) =>
              element.isTypeOnly ? [] : take(element.name, (element.propertyName ?? element.name).text),
            )),
    ];
  };
  const namesOf = (statement: ts.Statement): readonly [ts.Expression, ImportedName[]] | undefined => {
    if (ts.isImportEqualsDeclaration(statement)) {
      const { moduleReference, name, isTypeOnly } = statement;
      if (!ts.isExternalModuleReference(moduleReference) || isTypeOnly) return undefined;
      return [moduleReference.expression, take(name, "=")];
    }
    if (ts.isExportDeclaration(statement))
      return statement.moduleSpecifier && !statement.isTypeOnly ? [statement.moduleSpecifier, []] : undefined;
    if (!ts.isImportDeclaration(statement)) return undefined;
    const { importClause: clause, moduleSpecifier } = statement;
    if (!clause) return [moduleSpecifier, []];
    if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return undefined;
    const names = clauseNames(clause);
    // As in TypeScript, a module of which only types are taken is not loaded.
    return names.length > 0 ? [moduleSpecifier, names] : undefined;
  };
  return file.statements.flatMap((statement, index) => {
    const [specifier, names] = namesOf(statement) ?? [];
    if (!specifier || !names || !ts.isStringLiteralLike(specifier)) return [];
    const beside = fileOf(specifier);
    return [
      {
        specifier: specifier.text,
        statement: index,
        names,
        ...(beside === undefined ? {} : { file: beside }),
      },
    ];
  });
}
