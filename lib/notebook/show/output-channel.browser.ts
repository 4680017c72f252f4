import type { WriteDisplay } from "./output-channel.js";

let channel: WriteDisplay | undefined;

/** Has outputs go to the page. */
export function openChannel(write: WriteDisplay): void {
  channel = write;
}

/** Where the outputs of a cell go; undefined before {@link openChannel}. */
export const outputChannel = (): WriteDisplay | undefined => channel;
