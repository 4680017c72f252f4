import { needsLoader } from "./front-end.js";
import { writeOutput } from "./kernel-output.js";
import { loader } from "./loader.js";

/**
 * Brings plotly.js in an output where the front end cannot fetch it from its server.
 * @throws Error outside a tslab kernel, where it would
 */
export function bringLoader(): void {
  if (needsLoader()) writeOutput(loader());
}
