import { vintageMonth } from "../../store/vintage-month.js";
import type { ClaimsDocument, DocumentTable } from "../claims-document.js";
import type { Cause, TableDiff } from "./claims-diff.js";

/** What of a table another as-of day makes known. */
function knownCause(before: DocumentTable, after: DocumentTable): Cause[] {
  const more = (after.rowsKnown ?? 0) - (before.rowsKnown ?? 0);
  if (more === 0 || before.rowsKnown === null || after.rowsKnown === null) return [];
  const count = Math.abs(more);
  const rows = `${more > 0 ? "more" : "fewer"} ${count === 1 ? "row" : "rows"}`;
  return [{ kind: "new rows", text: `${count} ${rows} known` }];
}

function fileCauses(before: DocumentTable, after: DocumentTable): Cause[] {
  if (before.hash === after.hash) return knownCause(before, after);
  const [was, is] = [before, after].map(({ vintage }) => vintageMonth(vintage ?? ""));
  const isLater = was !== undefined && is !== undefined && was !== is;
  const count =
    before.rows === null || after.rows === null ? "" : ` (${before.rows} rows before, ${after.rows} after)`;
  return [
    ...(isLater ? [{ kind: "later vintage" as const, text: `vintage of ${is} instead of ${was}` }] : []),
    { kind: "table changed", text: `other content${count}` },
  ];
}

/**
 * The tables that differ between two documents, by name. From hashes and counts alone it cannot be told whether rows were added or
 * revised: whoever has both tables says so in `known`.
 * @param known causes by table, in place of "other content"
 */
export function diffTables(
  before: ClaimsDocument["tables"],
  after: ClaimsDocument["tables"],
  known: ReadonlyMap<string, readonly Cause[]> = new Map(),
): readonly TableDiff[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((table) => {
    const [was, is] = [before[table], after[table]];
    if (was === undefined || is === undefined) return [];
    const causes = fileCauses(was, is).flatMap((cause) =>
      cause.kind === "table changed" ? (known.get(table) ?? [cause]) : [cause],
    );
    return causes.length === 0 ? [] : [{ table, causes }];
  });
}
