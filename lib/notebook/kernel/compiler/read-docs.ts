import type ts from "typescript";
import type { OpenChecker, TypeScript } from "./typescript.js";

/** A node, and what its comments say to readers as far as it has been read. */
type Documented = ts.Node & { jsDoc?: readonly ts.JSDoc[]; jsDocCache?: unknown };

const documented = new WeakSet<ts.SourceFile>();

function childrenOf(ts: TypeScript, node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** Reads the documentation comments of a file that was parsed without: parses it once more with them, and takes them from there. */
function readDocsOf(ts: TypeScript, file: ts.SourceFile): void {
  if (documented.has(file)) return;
  documented.add(file);
  const { fileName, text, languageVersion, impliedNodeFormat } = file;
  const take = (node: Documented, other: Documented): void => {
    if (other.jsDoc) {
      for (const one of other.jsDoc) Object.assign(one, { parent: node });
      Object.assign(node, { jsDoc: other.jsDoc, jsDocCache: undefined });
    }
    const others = childrenOf(ts, other);
    for (const [index, child] of childrenOf(ts, node).entries()) take(child, others[index] as ts.Node);
  };
  take(file, ts.createSourceFile(fileName, text, { languageVersion, impliedNodeFormat }, true));
}

/**
 * Reads the documentation comments that tell of a name, where declarations were parsed without: of the name's own declarations, of what it
 * stands for, of what it overrides, and of its type.
 * @param at the node that is the name
 */
export function readDocs(ts: TypeScript, checker: OpenChecker, symbol: ts.Symbol, at: ts.Node): void {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const overridden = (target.declarations ?? []).flatMap(({ parent }) => {
    if (!ts.isClassLike(parent) && !ts.isInterfaceDeclaration(parent)) return [];
    const bases = (parent.heritageClauses ?? []).flatMap(({ types }) => [...types]);
    return bases.map((base) => checker.getPropertyOfType(checker.getTypeAtLocation(base), target.name));
  });
  for (const one of [symbol, target, checker.getTypeAtLocation(at).symbol, ...overridden])
    for (const declaration of one?.declarations ?? []) {
      const file = declaration.getSourceFile();
      if (file.isDeclarationFile) readDocsOf(ts, file);
    }
}
