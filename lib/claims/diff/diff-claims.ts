import { isDeepStrictEqual } from "node:util";
import type { ClaimsDocument, DocumentClaim } from "../claims-document.js";
import type { Cause, ClaimDiff, ClaimsDiff, FromTo, ReadingDiff, TableDiff } from "./claims-diff.js";
import { diffReadings } from "./diff-readings.js";
import { diffTables } from "./diff-tables.js";

/** Readings that were added or dropped, counted. */
function definitionCauses(readings: readonly ReadingDiff[]): Cause[] {
  const added = readings.filter(({ from }) => from === null).length;
  const dropped = readings.filter(({ to }) => to === null).length;
  const parts = [...(added > 0 ? [`${added} added`] : []), ...(dropped > 0 ? [`${dropped} dropped`] : [])];
  return parts.length === 0 ? [] : [{ kind: "definition", text: `readings: ${parts.join(", ")}` }];
}

/** Whether the claim's day lies between the two. */
function pendingCauses({ verdict: before }: DocumentClaim, { verdict: after }: DocumentClaim): Cause[] {
  if ((before === "pending") === (after === "pending")) return [];
  return [
    {
      kind: "day has come",
      text: after === "pending" ? "its day has not come any more" : "its day has come",
    },
  ];
}

/** What of the claim itself is another one. */
function claimCauses(before: DocumentClaim, after: DocumentClaim, readings: readonly ReadingDiff[]): Cause[] {
  const isMoved = before.askedOn !== after.askedOn;
  const isOtherDay = isMoved || before.evaluatedAsOf !== after.evaluatedAsOf;
  return [
    ...(before.stated === after.stated
      ? []
      : [{ kind: "stated figure" as const, text: `stated: ${before.stated} -> ${after.stated}` }]),
    ...(isMoved
      ? [{ kind: "asked on" as const, text: `asked on ${after.askedOn} instead of ${before.askedOn}` }]
      : []),
    ...(isMoved || before.statement === after.statement
      ? []
      : [{ kind: "statement" as const, text: "worded differently" }]),
    ...pendingCauses(before, after),
    // On another day other readings can be measured, under the same definition of the claim.
    ...(isOtherDay ? [] : definitionCauses(readings)),
  ];
}

/** Another as-of day, where no table is known to have other rows for it. */
function daysCause(before: DocumentClaim, after: DocumentClaim): Cause[] {
  const [was, is] = [before, after].map(({ evaluatedAsOf }) => evaluatedAsOf ?? "latest");
  return was === is ? [] : [{ kind: "new rows", text: `as of ${is} instead of ${was}` }];
}

function diffClaim(
  before: DocumentClaim,
  after: DocumentClaim,
  tables: readonly TableDiff[],
): ClaimDiff | null {
  const readings = diffReadings(before.estimates, after.estimates);
  const own = claimCauses(before, after, readings);
  const isUnmoved =
    before.verdict === after.verdict && readings.length === 0 && isDeepStrictEqual(before.miss, after.miss);
  if (isUnmoved && own.length === 0) return null;
  const ofTables = tables
    .filter(({ table }) => after.tables.includes(table) || before.tables.includes(table))
    .flatMap(({ table, causes }) => causes.map(({ kind, text }) => ({ kind, text: `${table}: ${text}` })));
  // A claim that is only worded differently is not moved by its tables.
  const causes = [...own, ...(isUnmoved ? [] : ofTables)];
  const days = causes.length > own.length || isUnmoved ? [] : daysCause(before, after);
  const all = [...causes, ...days];
  return {
    claim: after.id,
    statement: after.statement,
    notebook: after.notebook,
    verdict: { from: before.verdict, to: after.verdict },
    stated: { from: before.stated, to: after.stated },
    miss: { from: before.miss, to: after.miss },
    readings,
    reason: after.reason,
    causes: all.length > 0 ? all : [{ kind: "code", text: "code: no table that it reads has changed" }],
  };
}

/** A claim that is in one document only. */
function oneSided(claim: DocumentClaim, side: "from" | "to"): ClaimDiff {
  const only = <T>(value: T | null): FromTo<T> => ({ from: null, to: null, [side]: value });
  const [before, after] = side === "from" ? [claim.estimates, []] : [[], claim.estimates];
  const isNew = side === "to";
  return {
    claim: claim.id,
    statement: claim.statement,
    notebook: claim.notebook,
    verdict: only(claim.verdict),
    stated: only(claim.stated),
    miss: only(claim.miss),
    readings: diffReadings(before, after),
    reason: isNew ? claim.reason : null,
    causes: [
      isNew ? { kind: "new claim", text: "a new claim" } : { kind: "claim gone", text: "the claim is gone" },
    ],
  };
}

/**
 * What moved from one document to another of the same book: verdicts, readings with their values and fits, misses, and why.
 * @param known how tables differ, where more is known than their hashes
 */
export function diffClaims(
  before: ClaimsDocument,
  after: ClaimsDocument,
  { known }: { readonly known?: ReadonlyMap<string, readonly Cause[]> } = {},
): ClaimsDiff {
  const tables = diffTables(before.tables, after.tables, known);
  const old = new Map(before.claims.map((claim) => [claim.id, claim]));
  const there = new Set(after.claims.map(({ id }) => id));
  const claims = [
    ...after.claims.map((claim) => {
      const was = old.get(claim.id);
      return was === undefined ? oneSided(claim, "to") : diffClaim(was, claim, tables);
    }),
    ...before.claims.filter(({ id }) => !there.has(id)).map((claim) => oneSided(claim, "from")),
  ].filter((claim) => claim !== null);
  const moved = claims.some(({ verdict }) => verdict.from !== verdict.to)
    ? "a verdict"
    : claims.length + tables.length > 0
      ? "figures"
      : "nothing";
  return { moved, tables, claims };
}
