import type ts from "typescript";
import { isMutable } from "./imports.js";
import type { TypeScript } from "./typescript.js";

interface LiveOptions {
  readonly checker: ts.TypeChecker;
  /** The name of the parameter through which a compiled cell reaches what runs it. */
  readonly cell: string;
}

/**
 * A transformer that has a cell ask for an imported variable that its module may set again each time it is read, as a module would. All
 * other imports are variables that are set once.
 */
export function readLiveImports(
  ts: TypeScript,
  { checker, cell }: LiveOptions,
): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = ts;
  const isLive = (symbol: ts.Symbol | undefined) => symbol !== undefined && isMutable(ts, symbol, checker);
  const live = (name: string) =>
    factory.createPropertyAccessExpression(
      factory.createPropertyAccessExpression(factory.createIdentifier(cell), "live"),
      name,
    );
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return node;
      if (ts.isShorthandPropertyAssignment(node))
        return isLive(checker.getShorthandAssignmentValueSymbol(node))
          ? factory.createPropertyAssignment(node.name, live(node.name.text))
          : node;
      if (!ts.isIdentifier(node)) return ts.visitEachChild(node, visit, context);
      const isProperty =
        (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
        (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
      return !isProperty && isLive(checker.getSymbolAtLocation(node)) ? live(node.text) : node;
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
