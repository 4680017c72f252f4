import type { TypeScript } from "../compiler/typescript.js";
import type { Handler } from "./tslab-types.js";

/**
 * Has the kernel say of code that no input could complete that it is invalid. tslab, which reads cells as TSX, knows complete and
 * incomplete only, and waits for the end tag of `<T>` in an arrow function.
 * @param load what gives TypeScript, when it is first asked
 */
export function hookIsComplete(handler: Handler, load: () => TypeScript): void {
  const { handleIsComplete } = handler;
  handler.handleIsComplete = function (request) {
    const ts = load();
    const { diagnostics = [] } = ts.transpileModule(request.code, {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
      reportDiagnostics: true,
    });
    if (diagnostics.length === 0) return { status: "complete" };
    const answer = handleIsComplete.call(this, request);
    return answer.status === "complete" ? { status: "invalid" } : answer;
  };
}
