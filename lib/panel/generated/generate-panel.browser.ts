import { PanelError } from "../panel-error.js";

/** @throws PanelError: a page writes no panel */
export async function generatePanel(): Promise<never> {
  throw new PanelError("a page writes no panel; run the notebook itself");
}
