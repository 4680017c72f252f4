import { UserError } from "../../platform/user-error.js";
import type { Cell } from "../../store/columns.js";
import { round } from "../rows.js";
import type { DraftField } from "./draft-fields.js";

/** Decimals of a rebased level, as an update writes them. */
const DIGITS = 4;

/**
 * Levels as an index of 100 at a period: 100 x level(t) / level(base), to four decimals.
 * @param periods the day or month of each row
 * @throws UserError when the column has no level there that is above zero
 */
export function rebaseTo(
  { name, values }: Pick<DraftField, "name" | "values">,
  base: string,
  periods: readonly Cell[],
): readonly Cell[] {
  const level = values[periods.indexOf(base)];
  if (typeof level !== "number" || level <= 0)
    throw new UserError(
      `--rebase ${name}=${base}: the file has no level of ${name} above zero there; name a row's ${periods[0]} or another`,
    );
  return values.map((value) => (typeof value === "number" ? round((100 * value) / level, DIGITS) : value));
}

/** The unit of what {@link rebaseTo} gives. @example rebasedUnit("2024-06-28") // => "index, 100 on 2024-06-28" */
export const rebasedUnit = (base: string) => `index, 100 ${base.length === 7 ? "in" : "on"} ${base}`;
