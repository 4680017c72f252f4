import type ts from "typescript";
import { isValue } from "./imports.js";
import type { TypeScript } from "./typescript.js";

interface MarkOptions {
  readonly checker: ts.TypeChecker;
  /** The name of the parameter through which a compiled cell reaches what runs it. */
  readonly cell: string;
}

/** The 0-based place of a cell's last statement when that is an expression whose value is shown: a semicolon at its end says no. */
export function shownStatement(ts: TypeScript, file: ts.SourceFile): number | undefined {
  const last = file.statements.at(-1);
  if (!last || !(ts.isExpressionStatement(last) || ts.isExportAssignment(last))) return undefined;
  return last.getText(file).endsWith(";") ? undefined : file.statements.length - 1;
}

/**
 * A transformer that has each top-level statement of a cell announce its place among them before it runs.
 * Imports are left out: what runs the cell has made them.
 */
export function markStatements(
  ts: TypeScript,
  { checker, cell }: MarkOptions,
): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = ts;
  const reach = (index: number) =>
    factory.createExpressionStatement(
      factory.createCallExpression(
        factory.createPropertyAccessExpression(factory.createIdentifier(cell), "reach"),
        undefined,
        [factory.createNumericLiteral(index)],
      ),
    );
  return () => (file) => {
    const convert = (statement: ts.Statement): ts.Statement | undefined => {
      if (ts.isImportDeclaration(statement)) return undefined;
      if (ts.isImportEqualsDeclaration(statement)) return aliasStatement(ts, statement, checker);
      if (!ts.isExportAssignment(statement)) return statement;
      return ts.setTextRange(factory.createExpressionStatement(statement.expression), statement);
    };
    const statements = file.statements.flatMap((statement, index) => {
      const converted = convert(statement);
      if (!converted) return [];
      return runs(ts, statement, index === file.statements.length - 1)
        ? [reach(index), converted]
        : [converted];
    });
    return factory.updateSourceFile(file, statements);
  };
}

/** Whether a statement does something when its turn comes. */
function runs(ts: TypeScript, statement: ts.Statement, isLast: boolean): boolean {
  // A text is a directive, unless it is all that there is to show.
  if (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)) return isLast;
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
