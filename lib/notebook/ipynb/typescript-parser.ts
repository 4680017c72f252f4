import type ts from "typescript";
import type { TypeScript } from "../../platform/loading/load-typescript.js";
import { loadTypeScript } from "../../platform/loading/load-typescript.js";

export type ValueKind = "string" | "number" | "boolean" | "null" | "list" | "object" | "other";

/** A variable that a parameters cell declares. */
export interface Declaration {
  readonly name: string;
  readonly keyword: "const" | "let" | "var";
  /** Its type annotation as written, such as `string | null`. */
  readonly annotation?: string;
  readonly kind: ValueKind;
  /** Its value as written; absent when it has none. */
  readonly source?: string;
}

function kindOf(value: ts.Expression | undefined, ts: TypeScript): ValueKind {
  if (!value) return "other";
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    return kindOf(value.expression, ts);
  if (ts.isPrefixUnaryExpression(value)) {
    const isSign = [ts.SyntaxKind.MinusToken, ts.SyntaxKind.PlusToken].includes(value.operator);
    return isSign && kindOf(value.operand, ts) === "number" ? "number" : "other";
  }
  if (ts.isStringLiteralLike(value)) return "string";
  if (ts.isNumericLiteral(value)) return "number";
  if (ts.isArrayLiteralExpression(value)) return "list";
  if (ts.isObjectLiteralExpression(value)) return "object";
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  if (value.kind === TrueKeyword || value.kind === FalseKeyword) return "boolean";
  return value.kind === NullKeyword ? "null" : "other";
}

const PLAIN =
  /^(const|let|var) ([A-Za-z_]\w*)(?:: ([A-Za-z]\w*(?: \| [A-Za-z]\w*)*))? = (?:("[^"\\]*"|'[^'\\]*')|(-?\d+(?:\.\d+)?)|(true|false)|(null));?(?:\s*\/\/.*)?$/;

/** The same for a source of comments and one plain literal a line, which is most of them; undefined for any other. */
function plainDeclarations(source: string): Declaration[] | undefined {
  const lines = source.split("\n").filter((line) => !/^\s*(\/\/.*)?$/.test(line));
  const declarations = lines.flatMap((line): Declaration[] => {
    const [, keyword, name, annotation, text, number, boolean] = PLAIN.exec(line.trimEnd()) ?? [];
    if (!keyword || !name) return [];
    const kind = text ? "string" : number ? "number" : boolean ? "boolean" : "null";
    return [
      {
        name,
        keyword: keyword as Declaration["keyword"],
        kind,
        ...(annotation && { annotation }),
        source: text ?? number ?? boolean ?? "null",
      },
    ];
  });
  return declarations.length === lines.length ? declarations : undefined;
}

/** The variables that a TypeScript source declares at its top level, in order. */
export function declarationsIn(source: string): Declaration[] {
  return plainDeclarations(source) ?? parsedDeclarations(source);
}

/** The source as the compiler reads it; undefined where it is nested deeper than the compiler can follow. */
function parsed(ts: TypeScript, source: string): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile("parameters.ts", source, ts.ScriptTarget.Latest, true);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** By the compiler of cells, which takes a fifth of a second to load. */
function parsedDeclarations(source: string): Declaration[] {
  const ts = loadTypeScript();
  const file = parsed(ts, source);
  if (!file) return [];
  return file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => {
    const { flags } = declarationList;
    const keyword = flags & ts.NodeFlags.Const ? "const" : flags & ts.NodeFlags.Let ? "let" : "var";
    return declarationList.declarations.flatMap(({ name, type, initializer }): Declaration[] => {
      if (!ts.isIdentifier(name)) return [];
      return [
        {
          name: name.text,
          keyword,
          kind: kindOf(initializer, ts),
          ...(type ? { annotation: type.getText() } : {}),
          ...(initializer ? { source: initializer.getText() } : {}),
        },
      ];
    });
  });
}
