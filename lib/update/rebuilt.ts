import type { Built, Retained } from "../book/table-recipe.js";
import type { Columns } from "../store/columns.js";
import type { TableSpec } from "../store/manifest.js";
import type { InputNote, SourceRecord } from "../store/manifest-text.js";
import { compare } from "./compare.js";
import { checkUnits, type UnitOptions } from "./import/check-units.js";
import { resourceChange, sourceRecord, type TableChange } from "./table-change.js";
import { validate } from "./validate.js";

/** A rebuilt table that passed the checks. */
export interface Rebuilt {
  readonly spec: TableSpec;
  /** Null: the table is what it was. */
  readonly change: TableChange | null;
  /** Values missing inside new rows, and what stays although the source has it no more or says otherwise. */
  readonly notes: readonly string[];
  /** Columns that stay as they are, with where they end and why. */
  readonly left: readonly LeftColumn[];
  /** Of a table that is what it was: what the manifest is to say of its sources. */
  readonly record?: SourceRecord;
  /** Whether the sources have all that is on record, in every column. */
  readonly complete: boolean;
}

/** A column that an update left as it was. */
export interface LeftColumn {
  readonly column: string;
  /** Its last period with a value; "" without any. */
  readonly end: string;
  readonly reason: string;
}

function retainedNotes(retained: Retained = {}): string[] {
  return Object.entries(retained).map(([column, periods]) => {
    const [first, last] = [periods[0], periods.at(-1)];
    const which = first === last ? first : `${periods.length} rows of ${first} to ${last}`;
    return `the source of ${column} no longer has ${which}; what is on record stays`;
  });
}

/**
 * Checks a built table and works out what it changes.
 * @throws SourceError when it does not pass
 */
export function rebuilt(options: {
  readonly spec: TableSpec;
  readonly current: Columns;
  readonly built: Built;
  readonly maxGapDays: number;
  readonly inputs: readonly InputNote[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly endCaveat?: RegExp | undefined;
  readonly acceptRevisions?: boolean;
  /** Ends the message that values do not agree with those on record; default: the switch of an update. */
  readonly revisionRemedy?: string;
  readonly units: Omit<UnitOptions, "maxGapDays">;
}): Rebuilt {
  const { spec, current, built, maxGapDays, inputs, today, endCaveat, acceptRevisions, revisionRemedy } =
    options;
  const validated = validate(built.columns, current, {
    ...{ spec, maxGapDays, today, anchor: spec.anchor },
    ...(acceptRevisions !== undefined && { acceptRevisions }),
    ...(revisionRemedy !== undefined && { revisionRemedy }),
  });
  if (!acceptRevisions) checkUnits(validated.columns, current, spec, { ...options.units, maxGapDays });
  const comparison = compare(current, validated.columns, spec);
  const notes = [...validated.notes, ...retainedNotes(built.retained), ...(built.notes ?? [])];
  const keys = current[spec.primaryKey[0] as string] as readonly string[];
  const left = Object.entries(built.left ?? {}).map(([column, reason]) => {
    const end = keys[current[column]?.findLastIndex((value) => value !== null) ?? -1] ?? "";
    return { column, end, reason };
  });
  const complete = left.length === 0 && Object.keys(built.retained ?? {}).length === 0;
  if (comparison.added + comparison.filled + comparison.revised === 0)
    return {
      ...{ spec, change: null, notes, left, complete },
      // An import has no sources.
      ...(built.retained !== undefined && { record: sourceRecord(built) }),
    };
  const resource = resourceChange(validated, built, { spec, inputs, endCaveat });
  return { spec, change: { spec, resource, comparison }, notes, left, complete };
}
