import { currentBook } from "../book/current-book.js";
import { evaluateAll } from "../book/evaluate.js";
import { claimsDocument } from "../claims/claims-document.js";
import { answerRequests } from "../platform/workers/answer-requests.js";
import { openStore } from "../store/open-store.js";
import type { Ledger } from "./cached-ledger.js";
import type { Days } from "./options.js";
import { verdictRows } from "./verdict-table.js";

// A process of its own: evaluates the claims while notebooks run.

answerRequests(() => ({
  answer({ asOf, askedOn }: Days): Ledger {
    const store = openStore({ asOf });
    const results = evaluateAll(store, { askedOn });
    return {
      document: claimsDocument(results, { store, book: currentBook() }),
      rows: verdictRows(results, { details: true }),
    };
  },
}));
