import { fromCharacters, toCharacters } from "../text-positions.js";
import { calleeOf, inspectText } from "./inspect-text.js";
import type { Handler } from "./tslab-types.js";

/**
 * Has the kernel tell more when a front end asks about code: the tags of a docstring with their names, and, inside a
 * call, the function that is called. What TypeScript cannot make sense of is "not found" rather than an error.
 */
export function hookInspection(handler: Handler): void {
  handler.handleInspect = function (request) {
    const { code } = request;
    const cursor = fromCharacters(code, request.cursor_pos);
    const ask = (place: number | undefined) => {
      try {
        return place === undefined ? undefined : this.executor.inspect(code, place);
      } catch {
        return undefined;
      }
    };
    const info = ask(cursor) ?? ask(calleeOf(code, cursor));
    const data = info ? { "text/plain": inspectText(info) } : {};
    return { status: "ok", found: info !== undefined, data, metadata: {} };
  };
  handler.handleComplete = function (request) {
    const { code, cursor_pos } = request;
    try {
      const { start, end, candidates } = this.executor.complete(code, fromCharacters(code, cursor_pos));
      const [cursor_start, cursor_end] = [toCharacters(code, start), toCharacters(code, end)];
      return { status: "ok", matches: candidates, cursor_start, cursor_end, metadata: {} };
    } catch {
      return { status: "ok", matches: [], cursor_start: cursor_pos, cursor_end: cursor_pos, metadata: {} };
    }
  };
}
