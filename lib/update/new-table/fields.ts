import { UserError } from "../../platform/user-error.js";
import type { FieldSpec, TableSpec } from "../../store/manifest.js";
import type { TableDraft } from "./draft-table.js";
import { NO_UNIT, type TableTexts } from "./table-texts.js";

type Range = NonNullable<FieldSpec["constraints"]>;

/**
 * The fields of a new table as the manifest describes them. Numbers lie in the range that is given, else in the one that all columns of their
 * unit on record have.
 * @param onRecord the tables that there are
 * @throws UserError for a number outside of its range: column, row, value
 */
export function fieldsOf(
  { fields, columns, primaryKey }: Pick<TableDraft, "fields" | "columns" | "primaryKey">,
  { descriptions, units, ranges = {} }: TableTexts,
  onRecord: readonly TableSpec[],
): readonly FieldSpec[] {
  return fields.map(({ name, type }) => {
    const unit = units[name] === NO_UNIT ? undefined : units[name];
    const constraints = ranges[name] ?? (unit === undefined ? undefined : rangeOnRecord(unit, onRecord));
    const values = columns[name] ?? [];
    const row = constraints === undefined ? -1 : values.findIndex((value) => isOutside(value, constraints));
    if (constraints !== undefined && row >= 0) {
      const { minimum, maximum } = constraints;
      const key = primaryKey.map((column) => columns[column]?.[row]).join(" ");
      throw new UserError(
        `column ${name}, ${key}: ${values[row]} is not between ${minimum} and ${maximum}, ${
          name in ranges ? "the range given" : `the range of "${unit}" on record`
        }; is it in another unit? Correct the file, or say --range ${name}=MINIMUM..MAXIMUM`,
      );
    }
    return {
      name,
      type,
      ...(unit !== undefined && { unit }),
      description: descriptions[name] ?? "",
      ...(constraints !== undefined && { constraints }),
    };
  });
}

const isOutside = (value: unknown, { minimum, maximum }: Range) =>
  typeof value === "number" && !(value >= minimum && value <= maximum);

/** What stands before a base, such as "index" of "index, 100 on 2014-05-30". */
const kindOf = (unit: string) => unit.split(",")[0];

/** The range of a unit where all columns on record that have it agree. */
function rangeOnRecord(unit: string, onRecord: readonly TableSpec[]): Range | undefined {
  const ranges = onRecord
    .flatMap(({ fields }) => fields)
    .filter((field) => field.unit !== undefined && kindOf(field.unit) === kindOf(unit))
    .map(({ constraints }) => constraints);
  const [first] = ranges;
  return ranges.every((one) => one?.minimum === first?.minimum && one?.maximum === first?.maximum)
    ? first
    : undefined;
}
