import { UserError } from "../platform/user-error.js";

/** What is wrong with a panel, or with what holds it: what, where and the remedy. It never holds a password. */
export class PanelError extends UserError {
  override readonly name: string = "PanelError";
}
