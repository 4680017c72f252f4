import { CLAIM_MEMBERS } from "../claims/claim-shape.js";
import type { ClaimJson } from "../claims/claims-json.js";
import { isVerdict } from "../claims/verdict-shape.js";
import { isNumber, isText, listOf, nullable, objectShape } from "../platform/shape.js";
import type { Ledger } from "./cached-ledger.js";
import type { VerdictRow } from "./verdict-table.js";

const isClaim = objectShape<ClaimJson>({ ...CLAIM_MEMBERS, evaluatedAsOf: nullable(isText) });

const isRow = objectShape<VerdictRow>({
  id: isText,
  stated: isText,
  verdict: isVerdict,
  reason: isText,
  miss: isText,
  fitting: isNumber,
  all: isNumber,
});

/** Whether a value is a ledger. */
export const isLedger = objectShape<Ledger>({ claims: listOf(isClaim), rows: listOf(isRow) });
