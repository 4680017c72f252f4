import { inspect } from "node:util";

function evaluate(expression: string, locals: object): object {
  try {
    // Functions made from text are not strict, so that they may look names up in an object.
    const read = new Function("locals", `with (locals) { return (${expression}\n); }`);
    const value: unknown = read(locals);
    return { status: "ok", data: { "text/plain": inspect(value) }, metadata: {} };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "Uncaught", message: inspect(error) };
    return { status: "error", ename: name, evalue: message, traceback: [`${name}: ${message}`] };
  }
}

/**
 * The values of JavaScript expressions over the variables of the cells, by name, as an execute_reply carries them.
 * @param expressions `user_expressions` of an execute_request
 */
export function evaluateExpressions(
  expressions: unknown,
  locals: object,
): { readonly [name: string]: object } {
  if (typeof expressions !== "object" || expressions === null) return {};
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, evaluate(String(expression), locals)]),
  );
}
