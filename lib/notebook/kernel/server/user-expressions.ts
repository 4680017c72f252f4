import { valueText } from "../../show/value-text.js";

type Evaluate = (expression: string) => unknown;

function answerTo(expression: string, evaluate: Evaluate): object {
  try {
    const value = evaluate(expression);
    return { status: "ok", data: { "text/plain": valueText(value) }, metadata: {} };
  } catch (error) {
    const { name, message } =
      error instanceof Error ? error : { name: "Uncaught", message: valueText(error) };
    return { status: "error", ename: name, evalue: message, traceback: [`${name}: ${message}`] };
  }
}

/**
 * The values of JavaScript expressions over the variables of the cells, by name, as an execute_reply carries them.
 * @param expressions `user_expressions` of an execute_request
 */
export function evaluateExpressions(
  expressions: unknown,
  evaluate: Evaluate,
): { readonly [name: string]: object } {
  if (typeof expressions !== "object" || expressions === null) return {};
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, answerTo(String(expression), evaluate)]),
  );
}
