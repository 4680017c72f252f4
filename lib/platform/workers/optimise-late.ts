import { setFlagsFromString } from "node:v8";

/**
 * Has V8 wait longer before it optimises what this process runs. Most code of a short-lived process runs a few hundred times, and
 * optimising what is not worth it takes a tenth to a third of its time; a loop that is worth it comes to it some milliseconds later.
 * From V8 12 (Node 22) on, which counts otherwise and has a quick first optimiser, nothing is done.
 * @param budget how long V8 waits, in its own units
 */
export function optimiseLate(budget = 1_000_000): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString(`--interrupt-budget=${budget}`);
}
