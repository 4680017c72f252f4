import type { ClaimKind } from "../claims/claim.js";
import type { ClaimJson } from "../claims/claims-json.js";
import type { Miss } from "../claims/miss.js";
import { isVerdict } from "../claims/verdict-shape.js";
import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  type Shape,
  tupleOf,
} from "../platform/shape.js";
import type { Ledger } from "./cached-ledger.js";
import type { VerdictRow } from "./verdict-table.js";

/** What was no finite number is null in JSON. */
const isMeasured: Shape<number> = (value): value is number => value === null || isNumber(value);
const isTrue: Shape<true> = (value): value is true => value === true;
const isKind: Shape<ClaimKind> = (value): value is ClaimKind => isText(value);

const isMiss = objectShape<Miss>({
  unit: isText,
  nearest: isMeasured,
  median: isMeasured,
  relative: nullable(
    objectShape<{ nearest: number; median: number }>({ nearest: isMeasured, median: isMeasured }),
  ),
  direction: nullable(objectShape<{ right: number; of: number }>({ right: isNumber, of: isNumber })),
});

const isEstimate = objectShape<ClaimJson["estimates"][number]>({
  definition: isText,
  value: nullable(isNumber),
  unit: isText,
  from: isText,
  to: isText,
  n: isMeasured,
  interval: optional(tupleOf<readonly [low: number, high: number]>(isMeasured, isMeasured)),
  fits: isBoolean,
  neighbour: optional(isTrue),
  proxy: optional(isTrue),
  kind: optional(isText),
  digits: optional(isNumber),
});

const isClaim = objectShape<ClaimJson>({
  id: isText,
  statement: isText,
  stated: isText,
  kind: isKind,
  asOf: isText,
  askedOn: isText,
  moved: isBoolean,
  evaluatedAsOf: nullable(isText),
  verdict: isVerdict,
  reason: isText,
  detail: nullable(isText),
  miss: nullable(isMiss),
  estimates: listOf(isEstimate),
});

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
export const isLedger = objectShape<Ledger>({ claims: listOf(isClaim), rows: listOf(isRow) });
