import type { Columns } from "../store/columns.js";
import type { TableSpec } from "../store/manifest.js";
import type { InputNote } from "../store/manifest-text.js";
import { compare } from "./compare.js";
import type { Built } from "./refresh.js";
import { resourceChange, type TableChange } from "./table-change.js";
import { validate } from "./validate.js";

/** A rebuilt table that passed the checks. */
export interface Rebuilt {
  readonly spec: TableSpec;
  /** Null: the table is what it was. */
  readonly change: TableChange | null;
  /** Values missing inside new rows. */
  readonly notes: readonly string[];
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
}): Rebuilt {
  const { spec, current, built, maxGapDays, inputs, today, endCaveat } = options;
  const validated = validate(built.columns, current, { spec, maxGapDays, today });
  const comparison = compare(current, validated.columns, spec);
  const { notes } = validated;
  if (comparison.added + comparison.filled + comparison.revised === 0) return { spec, change: null, notes };
  const resource = resourceChange(validated, built, { spec, inputs, endCaveat });
  return { spec, change: { spec, resource, comparison }, notes };
}
