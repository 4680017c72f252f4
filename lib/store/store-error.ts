import { UserError } from "../platform/user-error.js";

/** Something in the data folder is not as the manifest says: the message names table, file, row, column, value and the remedy. */
export class StoreError extends UserError {
  override readonly name = "StoreError";
}
