import type ts from "typescript";
import { isValue } from "./imports.js";
import type { TypeScript } from "./typescript.js";

interface MarkOptions {
  readonly checker: ts.TypeChecker;
  /** The name of the parameter through which a compiled cell reaches what runs it. */
  readonly cell: string;
}

/** Whether the last statement of a cell is an expression whose value is shown: a semicolon at its end says no. */
export function isShown(ts: TypeScript, statement: ts.Statement, file: ts.SourceFile): boolean {
  return (
    (ts.isExpressionStatement(statement) || ts.isExportAssignment(statement)) &&
    !statement.getText(file).endsWith(";")
  );
}

/**
 * A transformer that has each top-level statement of a cell announce its place among them before it runs, and gives away the value of the last
 * one where it is to be shown. Imports are left out: what runs the cell has made them.
 */
export function markStatements(
  ts: TypeScript,
  { checker, cell }: MarkOptions,
): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = ts;
  const call = (method: string, value: ts.Expression) =>
    factory.createExpressionStatement(
      factory.createCallExpression(
        factory.createPropertyAccessExpression(factory.createIdentifier(cell), method),
        undefined,
        [value],
      ),
    );
  return () => (file) => {
    const last = file.statements.at(-1);
    const convert = (statement: ts.Statement): ts.Statement | undefined => {
      if (ts.isImportDeclaration(statement)) return undefined;
      if (ts.isImportEqualsDeclaration(statement)) return aliasStatement(ts, statement, checker);
      const expression =
        ts.isExportAssignment(statement) || (statement === last && ts.isExpressionStatement(statement))
          ? statement.expression
          : undefined;
      if (!expression) return statement;
      const made =
        statement === last && isShown(ts, statement, file)
          ? call("show", expression)
          : factory.createExpressionStatement(expression);
      return ts.setTextRange(made, statement);
    };
    const statements = file.statements.flatMap((statement, index) => {
      const converted = convert(statement);
      if (!converted) return [];
      return runs(ts, statement)
        ? [call("reach", factory.createNumericLiteral(index)), converted]
        : [converted];
    });
    return factory.updateSourceFile(file, statements);
  };
}

/** Whether a statement does something when its turn comes. */
function runs(ts: TypeScript, statement: ts.Statement): boolean {
  if (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)) return false;
  if (ts.canHaveModifiers(statement)) {
    const modifiers = ts.getModifiers(statement) ?? [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return false;
  }
  return !(
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}

/** `import A = N.B` as a variable; TypeScript would leave it out when its own cell does not use it. Undefined for types and modules. */
function aliasStatement(
  ts: TypeScript,
  statement: ts.ImportEqualsDeclaration,
  checker: ts.TypeChecker,
): ts.Statement | undefined {
  const { moduleReference, name } = statement;
  if (ts.isExternalModuleReference(moduleReference) || statement.isTypeOnly) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol || !isValue(ts, symbol, checker)) return undefined;
  const asExpression = (entity: ts.EntityName): ts.Expression =>
    ts.isIdentifier(entity)
      ? entity
      : ts.factory.createPropertyAccessExpression(asExpression(entity.left), entity.right);
  const declaration = ts.factory.createVariableDeclaration(
    name,
    undefined,
    undefined,
    asExpression(moduleReference),
  );
  return ts.setTextRange(
    ts.factory.createVariableStatement(
      undefined,
      ts.factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
    ),
    statement,
  );
}
