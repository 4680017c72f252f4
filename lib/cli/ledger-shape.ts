import { isClaimsDocument } from "../claims/claims-document-shape.js";
import { isVerdict } from "../claims/verdict-shape.js";
import { isNumber, isText, listOf, objectShape, optional } from "../platform/shape.js";
import type { Ledger } from "./cached-ledger.js";
import type { VerdictRow } from "./verdict-table.js";

const isRow = objectShape<VerdictRow>({
  id: isText,
  stated: isText,
  verdict: isVerdict,
  reason: isText,
  detail: optional(isText),
  miss: isText,
  fitting: isNumber,
  all: isNumber,
});

/** Whether a value is a ledger. */
export const isLedger = objectShape<Ledger>({ document: isClaimsDocument, rows: listOf(isRow) });
