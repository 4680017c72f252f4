import MagicString from "magic-string";
import type ts from "typescript";
import { awaitsAtTop, forEachTopLevel } from "./top-level.js";
import type { TypeScript } from "./typescript.js";

interface ShareOptions {
  /** The names that are variables of the notebook. */
  readonly names: ReadonlySet<string>;
  /** Those of them that begin anew with each declaration: enums and namespaces, of which TypeScript declares a bare `var`. */
  readonly fresh: ReadonlySet<string>;
  /** The name of the parameter through which the cell reaches what runs it. */
  readonly cell: string;
  /** What comes before the first statement. */
  readonly intro: string;
  /** The place that the statement has announced whose value is shown. */
  readonly shown?: number | undefined;
}

/** A cell's JavaScript as an expression, a function, and what is known of it. */
export interface SharedCode {
  readonly code: string;
  /** The map from it to the JavaScript that it was made from, as JSON. */
  readonly map: string;
  /** The notebook's variables that it declares. */
  readonly declared: readonly string[];
}

/** Has a file parsed as a module, in which `await` is no name. */
export function asModule(file: ts.SourceFile): void {
  Object.assign(file, { externalModuleIndicator: true });
}

/**
 * Makes a cell's JavaScript, a module, a function in which no variable of the notebook is declared: each declaration becomes an
 * assignment to the variable that all cells share. Functions come first, as they do in a module. `await` makes it an async function.
 */
export function shareVariables(ts: TypeScript, code: string, options: ShareOptions): SharedCode {
  const { cell, intro } = options;
  const how = { languageVersion: ts.ScriptTarget.Latest, setExternalModuleIndicator: asModule };
  const file = ts.createSourceFile("cell.js", code, how, true, ts.ScriptKind.JS);
  const text = new MagicString(code);
  const rewriter = new Rewriter(ts, file, text, options);
  rewriter.rewrite();
  text.prepend(`(${awaitsAtTop(ts, file) ? "async " : ""}function (${cell}) { "use strict"; ${intro}`);
  text.append("\n})");
  return {
    code: text.toString(),
    map: text.generateMap({ source: "cell.js", hires: true }).toString(),
    declared: [...rewriter.declared],
  };
}

class Rewriter {
  readonly declared = new Set<string>();
  readonly #ts: TypeScript;
  readonly #file: ts.SourceFile;
  readonly #text: MagicString;
  readonly #options: ShareOptions;
  readonly #reset = new Set<string>();

  constructor(ts: TypeScript, file: ts.SourceFile, text: MagicString, options: ShareOptions) {
    this.#ts = ts;
    this.#file = file;
    this.#text = text;
    this.#options = options;
  }

  rewrite(): void {
    for (const statement of this.#file.statements) this.#statement(statement);
    forEachTopLevel(this.#ts, this.#file, (node) => {
      this.#nestedVariables(node);
      if (this.#options.shown !== undefined) this.#show(node);
    });
    this.#moduleSyntax(this.#file);
  }

  #isShared(name: string): boolean {
    if (!this.#options.names.has(name)) return false;
    this.declared.add(name);
    return true;
  }

  #statement(statement: ts.Statement): void {
    const ts = this.#ts;
    // An assignment is TypeScript's own here, for a class with decorators: those of cells are expressions by now.
    if (
      ts.isExportDeclaration(statement) ||
      ts.isImportDeclaration(statement) ||
      ts.isExportAssignment(statement)
    ) {
      this.#text.remove(statement.getStart(this.#file), statement.end);
      return;
    }
    const start = this.#withoutExport(statement);
    if (ts.isFunctionDeclaration(statement)) this.#function(statement, start);
    else if (ts.isClassDeclaration(statement)) this.#class(statement, start);
    else if (ts.isVariableStatement(statement)) this.#variables(statement);
  }

  /** Removes `export` and `default`; where the statement begins then. */
  #withoutExport(statement: ts.Statement): number {
    const ts = this.#ts;
    const start = statement.getStart(this.#file);
    if (!ts.canHaveModifiers(statement)) return start;
    const exporting = (ts.getModifiers(statement) ?? []).filter(
      ({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword,
    );
    const last = exporting.at(-1);
    if (!last) return start;
    const space = /^\s*/.exec(this.#file.text.slice(last.end))?.[0].length ?? 0;
    this.#text.remove(start, last.end + space);
    return last.end + space;
  }

  #function(statement: ts.FunctionDeclaration, start: number): void {
    const { name, end } = statement;
    if (!name) {
      this.#text.prependRight(start, "(").appendLeft(end, ");");
      return;
    }
    if (!this.#isShared(name.text)) return;
    this.#text.remove(name.getStart(this.#file), name.end);
    this.#text.prependRight(start, `${name.text} = `).appendLeft(end, ";");
    if (start > 0) this.#text.move(start, end, 0);
  }

  #class({ name, end }: ts.ClassDeclaration, start: number): void {
    if (!name) this.#text.prependRight(start, "(").appendLeft(end, ");");
    else if (this.#isShared(name.text))
      this.#text.prependRight(start, `${name.text} = `).appendLeft(end, ";");
  }

  /** Whether the names that a declaration binds are variables of the notebook: all are, or none. */
  #areShared(name: ts.BindingName): boolean {
    return this.#names(name).filter((one) => this.#isShared(one)).length > 0;
  }

  /** The names that a declaration binds. */
  #names(name: ts.BindingName): string[] {
    if (this.#ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap((element) =>
      this.#ts.isOmittedExpression(element) ? [] : this.#names(element.name),
    );
  }

  #variables({ declarationList }: ts.VariableStatement): void {
    const { declarations, flags } = declarationList;
    const shared = declarations.map(({ name }) => this.#areShared(name));
    if (!shared.includes(true)) return;
    const isVar = !(flags & this.#ts.NodeFlags.BlockScoped);
    const keyword = this.#file.text.slice(
      declarationList.getStart(this.#file),
      declarations[0]?.getStart(this.#file),
    );
    const first = declarations[0]?.getStart(this.#file) as number;
    this.#text.remove(declarationList.getStart(this.#file), first);
    declarations.forEach((declaration, index) => {
      const start = declaration.getStart(this.#file);
      // Between declarations of both kinds stands a semicolon in place of the comma.
      const before = declarations[index - 1];
      if (before && shared.includes(false)) this.#text.update(before.end, start, "; ");
      if (!shared[index]) this.#text.prependRight(start, keyword);
      else this.#assignment(declaration, isVar);
    });
  }

  #assignment({ name, initializer, end }: ts.VariableDeclaration, isVar: boolean): void {
    if (this.#ts.isIdentifier(name)) {
      // `var x;` leaves x as it is, `let x;` does not; nor does the `var` of an enum, the first time.
      const resets = this.#options.fresh.has(name.text) && !this.#reset.has(name.text);
      if (resets) this.#reset.add(name.text);
      if (!initializer && (!isVar || resets)) this.#text.appendLeft(end, " = void 0");
      return;
    }
    this.#text.prependRight(name.getStart(this.#file), "(").appendLeft(end, ")");
  }

  /** Gives away the value of the statement that is shown: the one after the announcement of its place. */
  #show(node: ts.Node): void {
    const ts = this.#ts;
    const { cell, shown } = this.#options;
    if (!ts.isExpressionStatement(node) || !(ts.isSourceFile(node.parent) || ts.isBlock(node.parent))) return;
    const before = node.parent.statements[node.parent.statements.indexOf(node) - 1];
    if (before?.getText(this.#file) !== `${cell}.reach(${shown});`) return;
    const { expression } = node;
    this.#text
      .prependRight(expression.getStart(this.#file), `${cell}.show((`)
      .appendLeft(expression.end, "))");
  }

  /** What only modules have, wherever it stands. */
  #moduleSyntax(node: ts.Node): void {
    const ts = this.#ts;
    const { cell } = this.#options;
    const replace = (text: string) => this.#text.update(node.getStart(this.#file), node.end, text);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) replace(`${cell}.meta`);
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
      replace(`${cell}.import`);
    ts.forEachChild(node, (child) => this.#moduleSyntax(child));
  }

  /** Variables of loops and blocks that belong to the cell. */
  #nestedVariables(node: ts.Node): void {
    const ts = this.#ts;
    if (!ts.isVariableDeclarationList(node) || node.flags & ts.NodeFlags.BlockScoped) return;
    const { parent, declarations } = node;
    if (ts.isVariableStatement(parent)) {
      if (parent.parent !== this.#file) this.#variables(parent);
      return;
    }
    const [first] = declarations;
    const shared = declarations.map(({ name }) => this.#areShared(name));
    if (!first || !shared.includes(true)) return;
    this.#text.remove(node.getStart(this.#file), first.getStart(this.#file));
    // `for (async of` is no loop.
    if (ts.isIdentifier(first.name) && first.name.text === "async" && !first.initializer)
      this.#text.prependRight(first.name.getStart(this.#file), "(").appendLeft(first.name.end, ")");
  }
}
