import { evaluateAll } from "../book/evaluate.js";
import { claimsJson } from "../claims/claims-json.js";
import { answerRequests } from "../notebook/run/workers/answer-requests.js";
import { openStore } from "../store/open-store.js";
import type { Ledger } from "./cached-ledger.js";
import type { Days } from "./options.js";
import { verdictRows } from "./verdict-table.js";

// A process of its own: evaluates the claims while notebooks run.

answerRequests(({ asOf, askedOn }: Days): Ledger => {
  const store = openStore({ asOf });
  const results = evaluateAll(store, { askedOn });
  return { claims: claimsJson(results, store.asOf), rows: verdictRows(results) };
});
