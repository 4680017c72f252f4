import { UserError } from "./user-error.js";

/** Something is locked: the message says what, by which process, in which file, and the remedy. */
export class LockError extends UserError {
  override readonly name = "LockError";
  /** Does the process run on this machine, so that it is worth waiting for? */
  readonly passes: boolean;

  constructor(message: string, { passes }: { readonly passes: boolean }) {
    super(message);
    this.passes = passes;
  }
}
