import { createRequire } from "node:module";

/** The part of the TypeScript API that reads the literals of a parameters cell. */
interface Ts {
  readonly SyntaxKind: { readonly [name: string]: number };
  createSourceFile(
    name: string,
    source: string,
    target: number,
    setParents: boolean,
  ): Node & { statements: Node[] };
}

interface Node {
  readonly kind: number;
  readonly flags: number;
  readonly text?: string;
  readonly name?: Node;
  readonly type?: Node;
  readonly initializer?: Node;
  readonly expression?: Node;
  readonly operand?: Node;
  readonly operator?: number;
  readonly declarationList?: Node & { readonly declarations: Node[] };
  getText(): string;
}

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

/** tslab brings the TypeScript that compiles the cells; loading it takes a tenth of a second, so it waits for a need. */
function loadTypeScript(): Ts {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve("tslab/package.json"))("@tslab/typescript-for-tslab") as Ts;
}

const LITERALS: { readonly [kind in Exclude<ValueKind, "other">]: readonly string[] } = {
  string: ["StringLiteral", "NoSubstitutionTemplateLiteral"],
  number: ["NumericLiteral"],
  boolean: ["TrueKeyword", "FalseKeyword"],
  null: ["NullKeyword"],
  list: ["ArrayLiteralExpression"],
  object: ["ObjectLiteralExpression"],
};
const WRAPPERS = ["AsExpression", "SatisfiesExpression", "ParenthesizedExpression"];

function kindOf(value: Node | undefined, ts: Ts): ValueKind {
  const is = (names: readonly string[]) => names.some((name) => ts.SyntaxKind[name] === value?.kind);
  if (is(WRAPPERS)) return kindOf(value?.expression, ts);
  const isSigned = is(["PrefixUnaryExpression"]) && value?.operator !== ts.SyntaxKind.ExclamationToken;
  if (isSigned && kindOf(value?.operand, ts) === "number") return "number";
  const found = Object.entries(LITERALS).find(([, names]) => is(names));
  return (found?.[0] as ValueKind | undefined) ?? "other";
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

function parsedDeclarations(source: string): Declaration[] {
  const ts = loadTypeScript();
  const { SyntaxKind } = ts;
  const file = ts.createSourceFile("parameters.ts", source, 99, true);
  return file.statements.flatMap(({ declarationList }) => {
    if (!declarationList) return [];
    const keyword = declarationList.flags & 2 ? "const" : declarationList.flags & 1 ? "let" : "var";
    return declarationList.declarations.flatMap(({ name, type, initializer }): Declaration[] => {
      if (name?.kind !== SyntaxKind.Identifier) return [];
      return [
        {
          name: name?.text as string,
          keyword,
          kind: kindOf(initializer, ts),
          ...(type ? { annotation: type.getText() } : {}),
          ...(initializer ? { source: initializer.getText() } : {}),
        },
      ];
    });
  });
}
