import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  recordOf,
  type Shape,
  tupleOf,
} from "../platform/shape.js";
import type { ClaimKind } from "./claim.js";
import type { Bounds, ClaimJson } from "./claims-json.js";
import type { Miss } from "./miss.js";
import { isVerdict } from "./verdict-shape.js";

/** More decimals no percentage is written with. */
const MAX_DIGITS = 20;

/** What was no finite number is null in JSON. */
export const isMeasured: Shape<number> = (value): value is number => value === null || isNumber(value);
const isTrue: Shape<true> = (value): value is true => value === true;
const isKind: Shape<ClaimKind> = (value): value is ClaimKind => isText(value);
const areDigits: Shape<number> = (value): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 0 && value <= MAX_DIGITS;

/** Whether a value that was read from outside is a miss. */
export const isMiss = objectShape<Miss>({
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
  pValue: optional(isMeasured),
  fits: isBoolean,
  comparison: optional(isTrue),
  proxy: optional(isTrue),
  kind: optional(isText),
  digits: optional(areDigits),
  choices: optional(recordOf(isText)),
});

/** What each member of an evaluated claim is, but for what was known when it was evaluated. */
export const CLAIM_MEMBERS = {
  id: isText,
  statement: isText,
  stated: isText,
  kind: isKind,
  asOf: isText,
  askedOn: isText,
  moved: isBoolean,
  verdict: isVerdict,
  reason: isText,
  detail: nullable(isText),
  panel: optional(isText),
  miss: nullable(isMiss),
  target: optional(objectShape<Bounds>({ from: nullable(isNumber), to: nullable(isNumber) })),
  estimates: listOf(isEstimate),
};
