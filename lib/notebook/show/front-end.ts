import { kernelSession } from "../../platform/kernel-session.js";

/** Where every copy of this module in a process finds it: a kernel's may not be the cells'. */
const FRONT_END = Symbol.for("claimbook.frontEnd");
const shared = globalThis as { [FRONT_END]?: { readonly isWatched: boolean } };

/**
 * Notes who asked for the cell that begins.
 * @param isWatched whether a person sits before it, as the request tells: one who can be asked for input
 */
export function noteFrontEnd(isWatched: boolean): void {
  shared[FRONT_END] = { isWatched };
}

/** What an extension of VS Code starts has one of these: the first on a desktop only, the second also where VS Code is served. */
const isInVsCode = () =>
  [process.env.VSCODE_PID, process.env.VSCODE_CWD].some((value) => value !== undefined);

/**
 * Whether figures of this kernel become interactive only where an output brings plotly.js. The pages of a Jupyter server fetch it from
 * beside the kernelspec, so that no notebook holds it; nbconvert's pages have no server, nor have those of VS Code; and a run's notebooks
 * get it when they are exported.
 */
export function needsLoader(): boolean {
  const { run, figures } = kernelSession();
  if (run) return false;
  const isServed = figures !== undefined && !isInVsCode();
  return !(isServed && shared[FRONT_END]?.isWatched);
}
