import { createRequire } from "node:module";
import { afterEach, beforeEach } from "vitest";

const { cache } = createRequire(import.meta.url);
const KERNEL = "/somewhere/tslab/dist/jupyter.js";

/** The plain texts that a test shows, from now on: `show` and its like find tslab's channel to the front end among the loaded modules. */
export function kernelOutputs(): readonly string[] {
  const shown: string[] = [];
  beforeEach(() => {
    shown.length = 0;
    const lastWriteDisplayData = ({ data }: { data: Record<string, string> }) =>
      shown.push(data["text/plain"] as string);
    cache[KERNEL] = { exports: { lastWriteDisplayData } } as unknown as NodeJS.Module;
  });
  afterEach(() => {
    delete cache[KERNEL];
  });
  return shown;
}
