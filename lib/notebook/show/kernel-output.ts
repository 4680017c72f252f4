import { createRequire } from "node:module";
import type { Displayable } from "./displayable.js";

type WriteDisplay = (
  content: { readonly data: object; readonly metadata: object; readonly transient: object },
  update: boolean,
) => void;

/** tslab's module with the kernel's output channel, found among the modules that the kernel has loaded. */
function kernelChannel(): WriteDisplay | undefined {
  const { cache } = createRequire(import.meta.url);
  for (const [file, module] of Object.entries(cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file)) continue;
    const { lastWriteDisplayData } = (module?.exports ?? {}) as {
      lastWriteDisplayData?: WriteDisplay | null;
    };
    if (lastWriteDisplayData) return lastWriteDisplayData;
  }
  return undefined;
}

/**
 * Sends one output to the front end of the kernel that this code runs in.
 * @param options.id name of the output, under which it can be replaced
 * @param options.update replaces the output of that name instead
 * @throws Error outside a tslab kernel
 */
export function writeOutput(
  { mime }: Displayable,
  notes: object = {},
  { id, update = false }: { readonly id?: string; readonly update?: boolean } = {},
): void {
  const write = kernelChannel();
  if (!write) {
    throw new Error(
      "there is nothing to show on: show, md and openBook work in a cell of a notebook that runs on the tslab kernel",
    );
  }
  // Metadata under a name of our own, as the notebook format asks of tools.
  const metadata = Object.keys(notes).length > 0 ? { claimbook: notes } : {};
  write({ data: mime, metadata, transient: id === undefined ? {} : { display_id: id } }, update);
}
