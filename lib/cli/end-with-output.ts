import { systemErrorText } from "../platform/system-error.js";

/** The exit status of a program that SIGPIPE ended, as shells count. */
const SIGPIPE_STATUS = 141;

/**
 * Ends this program when nobody can read what it prints, and its kernels with it: without a word when the reader has read enough, as
 * head does, with the reason and status 1 when the disk is full.
 */
export function endWithOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(SIGPIPE_STATUS);
    console.error(`claimbook: standard output cannot be written: ${systemErrorText(error) ?? error.message}`);
    process.exit(1);
  });
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
    // What went wrong can no longer be said, the status still can.
    process.exit(code === "EPIPE" ? SIGPIPE_STATUS : 1);
  });
}
