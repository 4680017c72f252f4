import type { Displayable } from "./displayable.js";
import { outputChannel } from "./output-channel.js";

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
  const write = outputChannel();
  if (!write) {
    throw new Error(
      "there is nothing to show on: show, md and openBook work in a cell of a notebook that runs on the tslab kernel",
    );
  }
  // Metadata under a name of our own, as the notebook format asks of tools.
  const metadata = Object.keys(notes).length > 0 ? { claimbook: notes } : {};
  write({ data: mime, metadata, transient: id === undefined ? {} : { display_id: id } }, update);
}
