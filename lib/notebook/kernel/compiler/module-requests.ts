import type ts from "typescript";
import type { TypeScript } from "./typescript.js";

/** The module that a node asks for by name. */
export function moduleOf(ts: TypeScript, node: ts.Node): ts.StringLiteralLike | undefined {
  const given =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isExternalModuleReference(node)
        ? node.expression
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) &&
              (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(ts, node))
            ? node.arguments[0]
            : undefined;
  return given && ts.isStringLiteralLike(given) ? given : undefined;
}

/** Whether a node is a call of `require`. */
export function isRequire(ts: TypeScript, node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require";
}
