import vm from "node:vm";

const RUN = Symbol.for("claimbook.runCell");
const script = new vm.Script(`globalThis[Symbol.for("claimbook.runCell")]()`);

/** Calls a function such that SIGINT ends it. */
export function interruptible<T>(call: () => T): T {
  Object.defineProperty(globalThis, RUN, { value: call, configurable: true });
  try {
    return script.runInThisContext({ breakOnSigint: true, displayErrors: false }) as T;
  } finally {
    Reflect.deleteProperty(globalThis, RUN);
  }
}

/** The value of a script that sees the global names alone. */
export const evaluateGlobally = (code: string): unknown => vm.runInThisContext(code);

/** @throws SyntaxError where code is none; a script's error, unlike that of evaluated code, says in which line it is */
export function checkSyntax(code: string, name: string): void {
  new vm.Script(code, { filename: name });
}
