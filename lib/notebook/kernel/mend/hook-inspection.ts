import { calleeOf, inspectText } from "./inspect-text.js";
import type { Handler } from "./tslab-types.js";

/**
 * Has the kernel tell more when a front end asks about code: the tags of a docstring with their names, and, inside a
 * call, the function that is called. What TypeScript cannot make sense of is "not found" rather than an error.
 */
export function hookInspection(handler: Handler): void {
  const { handleComplete } = handler;
  handler.handleInspect = function ({ code, cursor_pos }) {
    const ask = (place: number | undefined) => {
      try {
        return place === undefined ? undefined : this.executor.inspect(code, place);
      } catch {
        return undefined;
      }
    };
    const info = ask(cursor_pos) ?? ask(calleeOf(code, cursor_pos));
    const data = info ? { "text/plain": inspectText(info) } : {};
    return { status: "ok", found: info !== undefined, data, metadata: {} };
  };
  handler.handleComplete = function (request) {
    try {
      return handleComplete.call(this, request);
    } catch {
      const { cursor_pos } = request;
      return { status: "ok", matches: [], cursor_start: cursor_pos, cursor_end: cursor_pos, metadata: {} };
    }
  };
}
