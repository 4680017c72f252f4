import type ts from "typescript";
import type { TypeScript } from "./typescript.js";

/** The text that is being written at a place of a file, in a string or as a name. */
export interface Written {
  /** The string, or what a member is taken of. */
  readonly node: ts.Node;
  readonly start: number;
  readonly end: number;
}

/** The innermost node that holds a place. */
function nodeAt(ts: TypeScript, file: ts.SourceFile, position: number): ts.Node {
  const inner = (node: ts.Node): ts.Node => {
    const child = ts.forEachChild(node, (one) =>
      one.getStart(file) < position && position <= one.end ? inner(one) : undefined,
    );
    return child ?? node;
  };
  return inner(file);
}

/** The string in which a place lies, also one whose end is not written yet. */
export function stringAt(ts: TypeScript, file: ts.SourceFile, position: number): Written | undefined {
  const node = nodeAt(ts, file, position);
  if (!ts.isStringLiteralLike(node)) return undefined;
  const start = node.getStart(file) + 1;
  const text = node.getText(file);
  const isClosed = text.length > 1 && text.endsWith(text[0] as string);
  const end = isClosed ? node.end - 1 : position;
  return position <= (isClosed ? end : node.end) ? { node, start, end } : undefined;
}

/** The member that is being written after the dot at a place: `node` is what it is a member of. */
export function memberAt(ts: TypeScript, file: ts.SourceFile, position: number): Written | undefined {
  const found = nodeAt(ts, file, position);
  const access = ts.isIdentifier(found) ? found.parent : found;
  if (!ts.isPropertyAccessExpression(access) || position <= access.expression.end) return undefined;
  const start = access.name.getStart(file);
  // A name that is not there yet may be what begins the next line.
  const isWritten = start <= position && position <= access.name.end;
  return {
    node: access.expression,
    start: isWritten ? start : position,
    end: isWritten ? access.name.end : position,
  };
}

/** The key that is being written at a place of an object that is a property of a name: `node` is that object. */
export function keyAt(
  ts: TypeScript,
  file: ts.SourceFile,
  position: number,
  property: string,
): Written | undefined {
  const found = nodeAt(ts, file, position);
  const isKey = ts.isIdentifier(found) && ts.isShorthandPropertyAssignment(found.parent);
  const object = isKey ? found.parent.parent : found;
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  const { parent } = object;
  const isNamed = ts.isPropertyAssignment(parent) && parent.name.getText(file) === property;
  if (!isNamed) return undefined;
  return { node: object, start: isKey ? found.getStart(file) : position, end: isKey ? found.end : position };
}
