import { UserError } from "../platform/user-error.js";

/** @throws UserError: a page does not carry danfojs */
export function loadDanfo(): object {
  throw new UserError("danfojs does not run in a page; run the notebook itself");
}
