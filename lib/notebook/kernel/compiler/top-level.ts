import type ts from "typescript";
import type { TypeScript } from "./typescript.js";

/** Whether what lies in a node runs when something calls it, not when its turn comes. */
export function isFunctionBoundary(ts: TypeScript, node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node);
}

/** Calls a function with each node of a file that is in no function. A computed name is worked out where its class stands. */
export function forEachTopLevel(ts: TypeScript, root: ts.Node, see: (node: ts.Node) => void): void {
  ts.forEachChild(root, (child) => {
    see(child);
    if (!isFunctionBoundary(ts, child)) forEachTopLevel(ts, child, see);
    else
      ts.forEachChild(child, (part) => {
        if (ts.isComputedPropertyName(part)) forEachTopLevel(ts, part, see);
      });
  });
}

/** Whether a file or a part of it awaits something outside of functions. */
export function awaitsAtTop(ts: TypeScript, root: ts.Node): boolean {
  let awaits = ts.isAwaitExpression(root);
  if (isFunctionBoundary(ts, root)) return false;
  forEachTopLevel(ts, root, (node) => {
    const isAwait =
      ts.isAwaitExpression(node) ||
      (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
      (ts.isVariableDeclarationList(node) &&
        (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing);
    awaits ||= isAwait;
  });
  return awaits;
}
