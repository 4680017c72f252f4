import type {
  AnyNode,
  ClassDeclaration,
  FunctionDeclaration,
  ImportDeclaration,
  ModuleDeclaration,
  Pattern,
  Program,
  Statement,
  VariableDeclaration,
} from "acorn";
import { parse } from "acorn";
import MagicString from "magic-string";
import { transform } from "sucrase";
import type { ImportedName, ModuleImport } from "../../kernel/compiler/imports.js";
import type { CarriedCode } from "../live-page.js";

type TopLevel = Statement | ModuleDeclaration;

/** A name that occurs nowhere in a cell. */
function freeName(source: string): string {
  let name = "$cell";
  while (source.includes(name)) name += "$";
  return name;
}

/** The names that a declaration binds. */
function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((one) =>
        namesOf(one.type === "RestElement" ? one.argument : one.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((one) => (one === null ? [] : namesOf(one)));
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "RestElement":
      return namesOf(pattern.argument);
    default:
      return [];
  }
}

function importOf({ source, specifiers }: ImportDeclaration, statement: number): ModuleImport {
  const names = specifiers.map((one): ImportedName => {
    const local = one.local.name;
    if (one.type === "ImportDefaultSpecifier") return { local, imported: "default", isMutable: false };
    if (one.type === "ImportNamespaceSpecifier") return { local, imported: "*", isMutable: false };
    const imported = one.imported.type === "Identifier" ? one.imported.name : String(one.imported.value);
    return { local, imported, isMutable: false };
  });
  return { specifier: String(source.value), statement, names };
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** Calls a function with each node inside another that runs when its turn comes. */
function forEachInside(node: AnyNode, see: (node: AnyNode, parent: AnyNode) => void): void {
  for (const child of Object.values(node).flat()) {
    if (!isNode(child) || /Function|Class/.test(child.type)) continue;
    see(child, node);
    forEachInside(child, see);
  }
}

/** Rewrites a cell's JavaScript such that its variables are the notebook's, as the kernel's compiler does. */
class SharedVariables {
  readonly declared: (readonly [name: string, statement: number])[] = [];
  readonly imports: ModuleImport[] = [];
  readonly lines: number[] = [];
  readonly #text: MagicString;
  readonly #source: string;
  readonly #cell: string;

  constructor(source: string, cell: string) {
    this.#text = new MagicString(source);
    this.#source = source;
    this.#cell = cell;
  }

  /** The function that a runtime calls, as an expression. */
  rewrite({ body }: Program): string {
    for (const [at, statement] of body.entries()) {
      this.lines.push(statement.loc?.start.line ?? 0);
      this.#statement(statement, at);
    }
    const last = body.at(-1);
    if (last) this.#show(last);
    const locals = this.imports.flatMap(({ names }) => names.map(({ local }) => local));
    const intro = locals.map((name, at) => `${name} = ${this.#cell}.imported[${at}]; `).join("");
    return `(async function (${this.#cell}) { "use strict"; ${intro}${this.#text.toString()}\n})`;
  }

  #declare(name: string, statement: number): void {
    if (!this.declared.some(([known]) => known === name)) this.declared.push([name, statement]);
  }

  #statement(statement: TopLevel, at: number): void {
    switch (statement.type) {
      case "ImportDeclaration": {
        const found = importOf(statement, at);
        for (const { local } of found.names) this.#declare(local, at);
        this.imports.push(found);
        this.#text.remove(statement.start, statement.end);
        return;
      }
      case "ExportNamedDeclaration":
        this.#exported(statement.start, statement.declaration, statement.end, at);
        return;
      case "ExportAllDeclaration":
        this.#text.remove(statement.start, statement.end);
        return;
      case "ExportDefaultDeclaration": {
        const { declaration } = statement;
        this.#text.remove(statement.start, declaration.start);
        const isNamed =
          /^(?:Function|Class)Declaration$/.test(declaration.type) && "id" in declaration && declaration.id;
        if (isNamed) this.#statement(declaration as FunctionDeclaration | ClassDeclaration, at);
        else
          this.#text
            .prependRight(declaration.start, `${this.#cell}.reach(${at}); (`)
            .appendLeft(declaration.end, ");");
        return;
      }
      case "FunctionDeclaration":
        this.#function(statement);
        return;
      case "EmptyStatement":
        return;
      default:
        this.#running(statement, at);
    }
  }

  #exported(
    start: number,
    declaration: VariableDeclaration | FunctionDeclaration | ClassDeclaration | null | undefined,
    end: number,
    at: number,
  ): void {
    this.#text.remove(start, declaration ? declaration.start : end);
    if (declaration) this.#statement(declaration, at);
  }

  /** Functions are set before all else runs. */
  #function({ id, start, end }: FunctionDeclaration): void {
    this.#declare(id.name, -1);
    this.#text.remove(id.start, id.end).prependRight(start, `${id.name} = `).appendLeft(end, ";");
    if (start > 0) this.#text.move(start, end, 0);
  }

  #running(statement: Statement, at: number): void {
    this.#text.prependRight(statement.start, `${this.#cell}.reach(${at}); `);
    if (statement.type === "ClassDeclaration") {
      this.#declare(statement.id.name, at);
      this.#text.appendRight(statement.start, `${statement.id.name} = `).appendLeft(statement.end, ";");
      return;
    }
    if (statement.type === "VariableDeclaration") {
      this.#variables(statement, at, true);
      return;
    }
    forEachInside(statement, (node, parent) => {
      if (node.type !== "VariableDeclaration" || node.kind !== "var") return;
      this.#variables(node, at, !/^For/.test(parent.type) || ("body" in parent && parent.body === node));
    });
  }

  /** @param isStatement whether it stands alone; what a loop sets does not */
  #variables(
    { kind, declarations, start, end }: VariableDeclaration,
    at: number,
    isStatement: boolean,
  ): void {
    const first = declarations[0];
    if (!first) return;
    this.#text.remove(start, first.start);
    for (const { id, init, start: from, end: to } of declarations) {
      for (const name of namesOf(id)) this.#declare(name, at);
      if (!init && kind !== "var" && isStatement) this.#text.appendLeft(to, " = void 0");
      if (id.type !== "Identifier" && isStatement) this.#text.prependRight(from, "(").appendLeft(to, ")");
    }
    if (isStatement) this.#text.appendLeft(end, ";");
  }

  /** Gives away the value of the last expression, unless a semicolon ends it. */
  #show(last: TopLevel): void {
    if (last.type !== "ExpressionStatement" || this.#source.slice(last.start, last.end).endsWith(";")) return;
    const { start, end } = last.expression;
    this.#text.appendRight(start, `${this.#cell}.show((`).appendLeft(end, "))");
  }
}

/** A declaration that sucrase would leave out, with what it declares. */
const NAMESPACE = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w$.]+[ \t]*\{/m;

/**
 * A cell that a reader has written, ready to run: its types are stripped and not checked, its variables are the notebook's.
 * @throws SyntaxError where it is neither TypeScript nor JavaScript, with the place in its message; where it declares a namespace
 */
export function compileEdited(source: string): CarriedCode {
  if (NAMESPACE.test(source))
    throw new SyntaxError("a page compiles no namespace; declare an object instead");
  const { code } = transform(source, {
    transforms: ["typescript"],
    disableESTransforms: true,
    keepUnusedImports: true,
  });
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true });
  const shared = new SharedVariables(code, freeName(source));
  const rewritten = shared.rewrite(program);
  const { imports, lines, declared } = shared;
  return { code: rewritten, imports, lines, declared, ambient: [] };
}
