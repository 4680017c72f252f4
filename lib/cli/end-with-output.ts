import { systemErrorText } from "../platform/system-error.js";

/** The exit status of a program that SIGPIPE ended, as shells count. */
const SIGPIPE_STATUS = 141;

/** The status to end with, after the reason is said where somebody has to know it. */
function statusOf(error: NodeJS.ErrnoException): number {
  if (error.code === "EPIPE") return SIGPIPE_STATUS;
  console.error(`claimbook: standard output cannot be written: ${systemErrorText(error) ?? error.message}`);
  return 1;
}

/**
 * Ends this program when nobody can read what it prints, and its kernels with it: without a word when the reader has read enough, as
 * head does, with the reason and status 1 when the disk is full.
 */
export function endWithOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(statusOf(error)));
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
    // What went wrong can no longer be said, the status still can.
    process.exit(code === "EPIPE" ? SIGPIPE_STATUS : 1);
  });
  // What was printed last, such as a help text, may end the program before the stream says how that went.
  process.once("exit", (status) => {
    const { errored } = process.stdout;
    if (status === 0 && errored) process.exitCode = statusOf(errored);
  });
}
