import type ts from "typescript";
import { awaitsAtTop } from "./top-level.js";
import type { TypeScript } from "./typescript.js";

function isDecorated(ts: TypeScript, declaration: ts.ClassDeclaration): boolean {
  const has = (node: ts.Node) => ts.canHaveDecorators(node) && (ts.getDecorators(node) ?? []).length > 0;
  return has(declaration) || declaration.members.some(has);
}

/**
 * A transformer that has what a decorated class of the top level awaits worked out before the class: TypeScript puts such a class into a
 * function, in which nothing can be awaited.
 */
export function hoistAwaits(ts: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = ts;
  return (context) => (file) => {
    const hoist = (declaration: ts.ClassDeclaration): ts.Statement[] => {
      const before: ts.Statement[] = [];
      const beforehand = <T extends ts.Expression>(expression: T): T | ts.Identifier => {
        if (!awaitsAtTop(ts, expression)) return expression;
        const name = factory.createUniqueName("awaited");
        const variable = factory.createVariableDeclaration(name, undefined, undefined, expression);
        const list = factory.createVariableDeclarationList([variable], ts.NodeFlags.Const);
        before.push(factory.createVariableStatement(undefined, list));
        return name;
      };
      const visit = (node: ts.Node): ts.Node => {
        if (ts.isDecorator(node)) return factory.updateDecorator(node, beforehand(node.expression));
        if (ts.isComputedPropertyName(node))
          return factory.updateComputedPropertyName(node, beforehand(node.expression));
        if (ts.isExpressionWithTypeArguments(node))
          return factory.updateExpressionWithTypeArguments(
            node,
            beforehand(node.expression),
            node.typeArguments,
          );
        if (ts.isHeritageClause(node)) return ts.visitEachChild(node, visit, context);
        // Of a member only its decorators and its name, not its body.
        return ts.isClassElement(node)
          ? ts.visitEachChild(
              node,
              (part) => (ts.isDecorator(part) || ts.isComputedPropertyName(part) ? visit(part) : part),
              context,
            )
          : node;
      };
      const changed = ts.visitEachChild(declaration, visit, context);
      return [...before, changed];
    };
    const statements = file.statements.flatMap((statement) =>
      ts.isClassDeclaration(statement) && isDecorated(ts, statement) ? hoist(statement) : [statement],
    );
    return factory.updateSourceFile(file, statements);
  };
}
