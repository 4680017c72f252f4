import type ts from "typescript";
import { loadTypeScript, type TypeScript } from "../../platform/loading/load-typescript.js";

/** Whether an identifier is the name of a member, which stands for no variable. */
function isMember(ts: TypeScript, node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

/** The names of variables that a JavaScript source speaks of; one that it declares itself may be among them. */
export function namesIn(code: string): ReadonlySet<string> {
  const ts = loadTypeScript();
  const names = new Set<string>();
  const see = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(ts, node)) names.add(node.text);
    ts.forEachChild(node, see);
  };
  see(ts.createSourceFile("cell.js", code, ts.ScriptTarget.Latest, true));
  return names;
}
