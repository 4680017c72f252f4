interface Node {
  readonly parent?: Node;
  readonly name?: Node;
  readonly propertyName?: Node;
  readonly objectAssignmentInitializer?: Node;
}
interface Checker {
  getSymbolAtLocation(node: Node): unknown;
  getShorthandAssignmentValueSymbol(node: Node): unknown;
}
interface Builder {
  getProgram(): { getTypeChecker(): Checker };
}
interface Host {
  afterProgramCreate?: (builder: Builder) => void;
}
type Visitor = (node: Node) => Node;

/** What is used of the TypeScript that tslab brings. */
export interface PropertyNamesTypeScript {
  readonly factory: {
    createPropertyAssignment(name: Node | undefined, value: Node): Node;
    createAssignment(target: Node, value: Node): Node;
  };
  createWatchProgram(host: Host): unknown;
  visitEachChild(node: Node, visit: Visitor, context: unknown): Node;
  getParseTreeNode(node: Node): Node | undefined;
  isShorthandPropertyAssignment(node: unknown): boolean;
  isBindingElement(node: unknown): boolean;
  isPropertyAssignment(node: unknown): boolean;
  isIdentifier(node: unknown): boolean;
}

/**
 * tslab writes `exports.x` for a variable `x` of an earlier cell, but not in `{ x }`, which then is not defined. Here
 * `{ x }` becomes `{ x: exports.x }`: the compiler is made to say of such an `x` which variable it is, and tslab's walk over
 * the code to put in what it made of that. The name of a property, as `a` in `const { a: b } = earlier`, which tslab takes for a
 * variable when the object's type is that of an earlier cell, stays a name.
 */
export function mendPropertyNames(
  ts: PropertyNamesTypeScript,
): Pick<PropertyNamesTypeScript, "createWatchProgram" | "visitEachChild"> {
  const mended = new WeakSet<object>();
  const mendChecker = (checker: Checker): Checker => {
    if (mended.has(checker)) return checker;
    mended.add(checker);
    const symbolAt = checker.getSymbolAtLocation.bind(checker);
    checker.getSymbolAtLocation = (node) => {
      const parsed = ts.getParseTreeNode(node);
      const owner = parsed?.parent;
      return owner && ts.isShorthandPropertyAssignment(owner) && owner.name === parsed
        ? checker.getShorthandAssignmentValueSymbol(owner)
        : symbolAt(node);
    };
    return checker;
  };
  return {
    createWatchProgram(host) {
      const { afterProgramCreate } = host;
      host.afterProgramCreate = (builder) => {
        const program = builder.getProgram();
        if (!mended.has(program)) {
          mended.add(program);
          const { getTypeChecker } = program;
          program.getTypeChecker = () => mendChecker(getTypeChecker());
        }
        afterProgramCreate?.(builder);
      };
      return ts.createWatchProgram(host);
    },
    visitEachChild(node, visit, context) {
      const name = ts.isBindingElement(node)
        ? node.propertyName
        : ts.isPropertyAssignment(node)
          ? node.name
          : undefined;
      if (name && ts.isIdentifier(name))
        return ts.visitEachChild(node, (child) => (child === name ? child : visit(child)), context);
      if (!ts.isShorthandPropertyAssignment(node) || !node.name)
        return ts.visitEachChild(node, visit, context);
      const value = visit(node.name);
      if (value === node.name) return ts.visitEachChild(node, visit, context);
      const { objectAssignmentInitializer: initial } = node;
      return ts.factory.createPropertyAssignment(
        node.name,
        initial ? ts.factory.createAssignment(value, visit(initial)) : value,
      );
    },
  };
}
