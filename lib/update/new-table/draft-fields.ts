import { isCalendarDay, isMonth } from "../../store/calendar-day.js";
import type { Cell } from "../../store/columns.js";
import type { FieldInfo } from "../../store/store.js";
import { UserError } from "../../user-error.js";
import type { RawColumns } from "../import/read-file.js";
import { toCells } from "../import/to-cells.js";

/** A column of a table that is to be. */
export interface DraftField {
  readonly name: string;
  /** The file's own name for it. */
  readonly heading: string;
  readonly type: FieldInfo["type"];
  /** In the file's order; a missing value is null. */
  readonly values: readonly Cell[];
}

const TYPES: readonly FieldInfo["type"][] = ["date", "yearmonth", "number", "integer", "string"];
/** What the store's columns are called; no name that means something to every object. */
const COLUMN_NAME = /^(?!(?:constructor|prototype)$)[a-z][a-z0-9_]{0,63}$/;
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i;
/** Digits with what other programs put around them: thousands, a currency, a percent sign. */
const DRESSED_NUMBER = /^[-+(]?[$€£]?[\d.,' ]*\d[\d.,' ]*%?\)?$/;
const OTHER_DATE = /^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$|^\d{1,2}[- ][a-z]{3,}[- ]\d{2,4}$/i;

/**
 * The columns of a file as those of a table, each with its name in the store and its type: day, month or number where every value is one,
 * else text.
 * @param options.map the file's name for a column, by the name that it gets; without one, letters become small and the rest underscores
 * @param options.types the type of a column, by its name
 * @throws UserError for a name that is none, and for values that are neither numbers nor days as the store writes them: row, column, value, remedy
 */
export function draftFields(
  raw: RawColumns,
  {
    map = {},
    types = {},
  }: {
    readonly map?: Readonly<Record<string, string>>;
    readonly types?: Readonly<Record<string, string>>;
  } = {},
): readonly DraftField[] {
  const named = new Map(Object.entries(map).map(([name, heading]) => [heading, name]));
  const headings = Object.keys(raw).filter((heading) => heading !== "" || named.has(heading));
  for (const heading of named.keys()) {
    if (!headings.includes(heading))
      throw new UserError(
        `--map ${named.get(heading)}=${heading}: the file has no column ${heading}; it has ${headings.join(", ")}`,
      );
  }
  if (Object.values(raw).every((values) => values.length === 0))
    throw new UserError("the file has no rows; a table needs one");
  const fields = headings.map((heading) => {
    const name = nameOf(heading, named.get(heading));
    const values = raw[heading] ?? [];
    const type = types[name] ?? typeOf(name, values);
    if (!isType(type)) throw new UserError(`--type ${name}=${type}: a type is one of ${TYPES.join(", ")}`);
    return { name, heading, type, values: toCells(values, { name, type, description: "" }) };
  });
  const names = fields.map(({ name }) => name);
  const twice = fields.find(({ name }, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw new UserError(
      `two columns of the file would be called ${twice.name}; write --map ANOTHER_NAME=${JSON.stringify(twice.heading)}`,
    );
  const unknown = Object.keys(types).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `--type ${unknown}=...: the table has no column ${unknown}; it has ${names.join(", ")}`,
    );
  return fields;
}

const isType = (text: string): text is FieldInfo["type"] => (TYPES as readonly string[]).includes(text);

function nameOf(heading: string, given?: string): string {
  const name =
    given ??
    heading
      .replace(/[^A-Za-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .toLowerCase();
  if (COLUMN_NAME.test(name)) return name;
  throw new UserError(
    `a column cannot be called ${JSON.stringify(given ?? heading)} (small letters, digits and _, a letter first); write --map NAME=${JSON.stringify(heading)}`,
  );
}

/** The type that every value of a column has. */
function typeOf(name: string, values: readonly unknown[]): FieldInfo["type"] {
  const present = values.flatMap((value, row) =>
    value === null || value === undefined || value === "" || Number.isNaN(value) ? [] : [{ value, row }],
  );
  if (present.length === 0)
    throw new UserError(`column ${name} has no value in any row; remove it from the file, or fill it in`);
  const all = (test: (value: unknown) => boolean) => present.every(({ value }) => test(value));
  if (all(isDay)) return "date";
  if (all(isMonth)) return "yearmonth";
  if (all(isNumeric) && !all(isPackedPeriod)) return "number";
  const periods = present.filter(({ value }) => isDay(value) || isMonth(value));
  const numeric = present.filter(({ value }) => isNumeric(value));
  const isMostly = (some: readonly unknown[]) => 2 * some.length > present.length;
  const isPeriod = isDay(periods[0]?.value) ? isDay : isMonth;
  const found = isMostly(periods)
    ? present.find(({ value }) => !isPeriod(value))
    : isMostly(numeric) && !all(isPackedPeriod)
      ? present.find(({ value }) => !isNumeric(value))
      : present.find(({ value }) => isOtherDate(value) || DRESSED_NUMBER.test(String(value)));
  if (found === undefined) return "string";
  const isDated = isMostly(periods) || isOtherDate(found.value);
  throw new UserError(
    `row ${found.row + 1}, column ${name}: ${JSON.stringify(String(found.value))} is ${
      isDated
        ? "no day or month as the store writes it; write all as YYYY-MM-DD or all as YYYY-MM"
        : "no number; write plain decimals such as 2231.67, and leave a missing value empty"
    }. If it is none, say --type ${name}=${isPackedPeriod(found.value) ? "number" : "string"}`,
  );
}

/** A day or a month without its dashes, which is a number as well. */
const isPackedPeriod = (value: unknown) => {
  const [, year, month, day] = /^((?:1[89]|20)\d\d)(\d\d)(\d\d)?$/.exec(String(value)) ?? [];
  return day === undefined ? isMonth(`${year}-${month}`) : isCalendarDay(`${year}-${month}-${day}`);
};

const isOtherDate = (value: unknown) => OTHER_DATE.test(String(value)) || isPackedPeriod(value);

const isDay = (value: unknown) =>
  value instanceof Date ||
  isCalendarDay(typeof value === "string" ? value.replace(/[T ]00:00:00$/, "") : value);

const isNumeric = (value: unknown) =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (typeof value === "string" && NUMBER.test(value.trim()));
