import { isCalendarDay } from "../../stats/series/calendar-day.js";

/** A piece of a statement that is safe to send: made of this file's functions alone. */
export class Sql {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * A piece of a statement. What is put in is another piece; texts, numbers and names go through {@link literal} and {@link identifier}.
 * @example sql`select ${identifier("a")} from t`.text // => 'select "a" from t'
 */
export function sql(parts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return new Sql(parts.map((part, at) => part + (pieces[at]?.text ?? "")).join(""));
}

/** Pieces one after another. @param between what stands between two of them */
export const joined = (pieces: readonly Sql[], between = ", "): Sql =>
  new Sql(pieces.map(({ text }) => text).join(between));

/**
 * A name of a column or table, quoted as standard SQL has it: whatever it holds, it is one name.
 * @throws RangeError for a name that is empty or holds a zero character
 * @example identifier('a"; drop table t').text // => '"a""; drop table t"'
 */
export function identifier(name: string): Sql {
  if (name === "" || name.includes("\0"))
    throw new RangeError(`identifier requires a name (got ${JSON.stringify(name)})`);
  return new Sql(`"${name.replaceAll('"', '""')}"`);
}

/**
 * A text or number as standard SQL writes it; a number is a double whatever its digits.
 * @throws RangeError for a text with a zero character, and for a number that is not finite
 * @example literal("it's").text // => "'it''s'"
 * @example literal(0.25).text // => "25e-2"
 */
export function literal(value: string | number): Sql {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`literal requires a finite number (got ${value})`);
    return new Sql(exponential(value));
  }
  if (value.includes("\0")) throw new RangeError("literal requires a text without zero characters");
  return new Sql(`'${value.replaceAll("'", "''")}'`);
}

/** All digits of a number with an exponent: without one SQL takes a decimal number, which rounds otherwise. */
function exponential(value: number): string {
  const [digits = "0", exponent = "0"] = value.toExponential().split("e");
  const decimals = digits.split(".")[1]?.length ?? 0;
  const text = `${digits.replace(".", "")}e${Number(exponent) - decimals}`;
  return value < 0 ? `(${text})` : text;
}

/** A whole number, such as a rank. @throws RangeError when it is none */
export function whole(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`whole requires a whole number (got ${value})`);
  return new Sql(value < 0 ? `(${value})` : String(value));
}

/** A day. @throws RangeError when the text is no calendar day, `YYYY-MM-DD` */
export function day(text: string): Sql {
  if (!isCalendarDay(text))
    throw new RangeError(`day requires a calendar day, YYYY-MM-DD (got ${JSON.stringify(text)})`);
  return new Sql(`date '${text}'`);
}

/** An expression as a double. */
export const double = (expression: Sql): Sql => sql`cast(${expression} as double precision)`;

/** An expression under a name. */
export const as = (expression: Sql, name: string): Sql => sql`${expression} as ${identifier(name)}`;
