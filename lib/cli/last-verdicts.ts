import type { Verdict } from "../claims/claim.js";
import type { ClaimJson } from "../claims/claims-json.js";
import { movedVerdicts, type VerdictMoved } from "../claims/recorded-verdicts.js";
import { isVerdict } from "../claims/verdict-shape.js";
import { type Cache, keyOf } from "../notebook/cache.js";
import { dataDir } from "../platform/book-folder.js";
import { isText, objectShape, optional, recordOf } from "../platform/shape.js";

/** Claims by id. What has no `readings` is compared by its verdict alone. */
type Claims = { readonly [id: string]: { readonly verdict: Verdict; readonly readings?: string } };

/** The verdicts of one run of `start`, for the next one to be compared with. */
export interface RunVerdicts {
  /** When it ended, as an ISO date and time. */
  readonly at: string;
  /** Key of the data that it read; absent where an earlier version ran. */
  readonly data?: string;
  readonly claims: { readonly [id: string]: Required<Claims[string]> };
}

/** What moved from one run to another. */
export interface VerdictsMoved {
  readonly verdicts: readonly VerdictMoved[];
  /** Ids of claims with the same verdict and other readings. */
  readonly readings: readonly string[];
}

/** The verdicts of claims, each with a hash of its readings' values. */
export function runVerdicts(claims: readonly ClaimJson[], now: Date): RunVerdicts {
  return {
    at: now.toISOString(),
    claims: Object.fromEntries(
      claims.map(({ id, verdict, estimates }) => [
        id,
        { verdict, readings: keyOf(estimates.map(({ value, fits }) => [value, fits])) },
      ]),
    ),
  };
}

/** What moved, in the order of the later run; claims that are gone come last. */
export function verdictsMoved(before: Claims, after: Claims): VerdictsMoved {
  return {
    verdicts: movedVerdicts(before, after),
    readings: Object.entries(after).flatMap(([id, { verdict, readings }]) =>
      before[id]?.verdict === verdict && before[id].readings !== readings ? [id] : [],
    ),
  };
}

const KIND = "verdicts";
const isRunVerdicts = objectShape<RunVerdicts>({
  at: (value): value is string => isText(value) && !Number.isNaN(Date.parse(value)),
  data: optional(isText),
  claims: recordOf(objectShape<Required<Claims[string]>>({ verdict: isVerdict, readings: isText })),
});
/** A run is compared with the last one that asked the same question of the same data folder. */
const keyFor = (question: object) => keyOf(dataDir(), question);

/**
 * The last run of `start` that asked the same question; undefined where there is none, or what was cached of it is damaged.
 * @param question the day or days that the run was asked for
 */
export function lastVerdicts(cache: Cache, question: object): RunVerdicts | undefined {
  return cache.readJson(KIND, keyFor(question), isRunVerdicts);
}

/** Puts a run in the place of the last one. */
export function cacheVerdicts(cache: Cache, question: object, run: RunVerdicts): void {
  cache.write(KIND, keyFor(question), JSON.stringify(run));
}
