import type ts from "typescript";
import { didYouMean, nearNames } from "../../../stats/text/near-name.js";
import type { TypeScript } from "./typescript.js";
import { stringAt } from "./written-at.js";

/** An argument that is not of the parameter's type: of what else TypeScript refuses, it says itself which name may have been meant. */
const ARGUMENT = 2345;

/** A complaint about a string that is none of the names which a function takes, such as a table's, with the names that may have been meant. */
export function withNearNames(ts: TypeScript, checker: ts.TypeChecker, found: ts.Diagnostic): ts.Diagnostic {
  const { code, file, start } = found;
  const written =
    code === ARGUMENT && file && start !== undefined ? stringAt(ts, file, start + 1) : undefined;
  if (!written || !ts.isStringLiteralLike(written.node)) return found;
  const wanted = checker.getContextualType(written.node);
  const types = wanted?.isUnion() ? wanted.types : wanted ? [wanted] : [];
  const names = types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
  const near = nearNames(written.node.text, names);
  if (near.length === 0) return found;
  const text = ts.flattenDiagnosticMessageText(found.messageText, "\n");
  return { ...found, messageText: `${text} ${didYouMean(near).replace("d", "D")}` };
}
