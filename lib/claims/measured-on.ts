import { panelOf } from "../store/panel-tables.js";
import type { Store } from "../store/store.js";
import type { Claim, Evaluation } from "./claim.js";

/** An evaluation that says on which of the user's stock panels it rests, where its claim read tables of one. */
export function measuredOn({ panelTables = [] }: Claim, store: Store, evaluation: Evaluation): Evaluation {
  const panel = panelTables.map((table) => panelOf(store, table)).find((name) => name !== undefined);
  if (panel === undefined) return evaluation;
  const note = `Stock-level figures were computed on the panel ${JSON.stringify(panel)}, in place of the aggregates that the book brings along.`;
  const { detail } = evaluation;
  return { ...evaluation, detail: detail === undefined ? note : `${detail} ${note}`, panel };
}
