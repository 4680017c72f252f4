import { setFlagsFromString } from "node:v8";

/**
 * Has V8 wait longer before it optimises what this process runs. Most code of a short-lived process runs a few hundred times, and
 * optimising what is not worth it takes a tenth to a third of its time; a loop that is worth it comes to it some milliseconds later.
 * @param budget how long V8 waits, in its own units; a V8 that does not know the flag goes on as ever
 */
export function optimiseLate(budget = 1_000_000): void {
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
