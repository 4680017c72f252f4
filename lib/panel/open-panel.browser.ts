import { PanelError } from "./panel-error.js";

/** @throws PanelError: a page opens no panel */
export async function openPanel(name: string): Promise<never> {
  throw new PanelError(`a page opens no panel (got ${JSON.stringify(name)}); run the notebook itself`);
}
