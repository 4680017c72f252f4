/** Calls a function; a page ends the worker that runs it. */
export const interruptible = <T>(call: () => T): T => call();

// Called by another name, eval sees the global names alone.
// biome-ignore lint/security/noGlobalEval: to run what the reader asks for is what the worker is for
const evaluate = globalThis.eval;

/** The value of a script that sees the global names alone. */
export const evaluateGlobally = (code: string): unknown => evaluate(code);

/** Nothing: whoever evaluates the code hears of the error. */
export function checkSyntax(_code: string, _name: string): void {}
