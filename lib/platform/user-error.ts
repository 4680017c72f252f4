/** An error that its reader can fix: the message says what is wrong, where, and the remedy; the command line prints it without a stack. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}
