import { UserError } from "../../platform/user-error.js";
import type { Cell } from "../../store/columns.js";
import type { FieldInfo } from "../../store/store.js";
import { DATE_ORDERS, readPeriod } from "../import/date-order.js";
import type { RawColumns } from "../import/read-file.js";
import { type DateOptions, toCells } from "../import/to-cells.js";

/** A column of a table that is to be. */
export interface DraftField {
  readonly name: string;
  /** The file's own name for it. */
  readonly heading: string;
  readonly type: FieldInfo["type"];
  /** In the file's order; a missing value is null. */
  readonly values: readonly Cell[];
}

/** How the columns of a file are to be read. */
export interface FieldOptions extends DateOptions {
  /** The file's name for a column, by the name that it gets; without one, letters become small and the rest underscores. */
  readonly map?: Readonly<Record<string, string>>;
  /** The type of a column, by its name; without one, the type that every value has. */
  readonly types?: Readonly<Record<string, string>>;
}

const TYPES: readonly FieldInfo["type"][] = ["date", "yearmonth", "number", "integer", "string"];
/** What the store's columns are called; no name that means something to every object. */
const COLUMN_NAME = /^(?!(?:constructor|prototype)$)[a-z][a-z0-9_]{0,63}$/;
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i;
/** Digits with what other programs put around them: thousands, a currency, a percent sign. */
const DRESSED_NUMBER = /^[-+(]?[$€£]?[\d.,' ]*\d[\d.,' ]*%?\)?$/;
const DATE_IN_WORDS = /^\d{1,2}\.?[- ][a-z]{3,}\.?[- ]\d{2,4}$|^[a-z]{3,}\.? \d{1,2},? \d{4}$/i;

/**
 * The columns of a file as those of a table, each with its name in the store and its type: day, month or number where every value is one,
 * else text.
 * @throws UserError for a name that is none, and for values that are neither numbers nor days as they can be read: row, column, value, remedy
 */
export function draftFields(
  raw: RawColumns,
  { map = {}, types = {}, ...dates }: FieldOptions,
): readonly DraftField[] {
  const named = new Map(Object.entries(map).map(([name, heading]) => [heading, name]));
  const headings = Object.keys(raw).filter((heading) => heading !== "" || named.has(heading));
  for (const heading of named.keys()) {
    if (!headings.includes(heading))
      throw new UserError(
        `--map ${named.get(heading)}=${heading}: the file has no column ${heading}; it has ${headings.join(", ")}`,
      );
  }
  const fields = headings.map((heading) => {
    const name = nameOf(heading, named.get(heading));
    const values = raw[heading] ?? [];
    const type = types[name] ?? typeOf(name, values);
    if (!isType(type)) throw new UserError(`--type ${name}=${type}: a type is one of ${TYPES.join(", ")}`);
    return { name, heading, type, values, description: "" };
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
  const cells = toCells(Object.fromEntries(fields.map(({ name, values }) => [name, values])), fields, dates);
  return fields.map(({ name, heading, type }) => ({ name, heading, type, values: cells[name] ?? [] }));
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

interface Present {
  readonly value: unknown;
  readonly row: number;
}

/** The type that every value of a column has. @throws UserError naming the first value that is not of the type that most are */
function typeOf(name: string, values: readonly unknown[]): FieldInfo["type"] {
  const present = values.flatMap((value, row) =>
    value === null || value === undefined || value === "" || Number.isNaN(value) ? [] : [{ value, row }],
  );
  const [first] = present;
  if (first === undefined)
    throw new UserError(`column ${name} has no value in any row; remove it from the file, or fill it in`);
  const not = (test: (value: unknown) => boolean) => present.filter(({ value }) => !test(value));
  const refuse = ({ value, row }: Present, why: string) =>
    new UserError(`row ${row + 1}, column ${name}: ${JSON.stringify(String(value))} ${why}`);
  if (not(isNumeric).length === 0) {
    // 20240102 is a number, too, and 202401.
    if (not(isPacked).length > 0) return "number";
    throw refuse(first, `may be a day, a month or a number; say --type ${name}=date, yearmonth or number`);
  }
  const periods = present.filter(({ value }) => isDay(value) || isMonth(value));
  if (2 * periods.length > present.length) {
    const [type, what, test] = isDay(periods[0]?.value)
      ? (["date", "day", isDay] as const)
      : (["yearmonth", "month", isMonth] as const);
    const [odd] = not(test);
    if (odd === undefined) return type;
    throw refuse(odd, `is no ${what}, though others are; write all as YYYY-MM-DD or all as YYYY-MM`);
  }
  const text = `if it is meant as text, say --type ${name}=string`;
  const inWords = present.find(({ value }) => DATE_IN_WORDS.test(String(value)));
  if (inWords !== undefined)
    throw refuse(inWords, `is no day as it can be read; write YYYY-MM-DD, or ${text}`);
  const texts = not(isNumeric);
  const dressed = texts.find(({ value }) => DRESSED_NUMBER.test(String(value)));
  const odd = 2 * texts.length < present.length ? texts[0] : dressed;
  if (odd === undefined) return "string";
  throw refuse(
    odd,
    `is no number; write plain decimals such as 2231.67, and leave a missing value empty, or ${text}`,
  );
}

const isDay = (value: unknown) => value instanceof Date || isPeriod(value, "date");

const isMonth = (value: unknown) =>
  !isDay(value) && /\d{4}/.test(String(value)) && isPeriod(value, "yearmonth");

const isPeriod = (value: unknown, type: "date" | "yearmonth") =>
  typeof value === "string" && DATE_ORDERS.some((order) => readPeriod(value, { type, order }) !== undefined);

/** A day or a month without its dashes. */
const isPacked = (value: unknown) => {
  const text = String(value);
  return /^\d{8}$/.test(text) ? isDay(text) : /^\d{6}$/.test(text) && isMonth(text);
};

const isNumeric = (value: unknown) =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (typeof value === "string" && NUMBER.test(value.trim()));
