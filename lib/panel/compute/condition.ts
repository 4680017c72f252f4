import { panelField } from "../layout.js";
import { identifier, literal, type Sql, sql } from "../sql/sql.js";

/** Which members a computation takes: built by the functions of this file. */
export interface Condition {
  readonly where: Sql;
}

/** A characteristic of a member on the base day. */
export type Characteristic =
  | "cap"
  | "price"
  | "earnings_yield"
  | "book_to_market"
  | "operating_profitability"
  | "dollar_volume";

/** Every member. */
export const everyone: Condition = { where: sql`1 = 1` };

/** Members of an index on the base day, as column `in_NAME` says. @throws RangeError for a name that no such column can have */
export function memberOf(index: string): Condition {
  const name = `in_${index}`;
  if (panelField(name) === undefined)
    throw new RangeError(
      `memberOf requires the name of an index as in column in_NAME (got ${JSON.stringify(index)})`,
    );
  return { where: sql`m.${identifier(name)}` };
}

/** Members whose last known earnings are below zero; those that have not reported belong to neither. */
export const lossMaking: Condition = { where: sql`m.earnings < 0` };

/** Members whose last known earnings are zero or more. */
export const profitable: Condition = { where: sql`m.earnings >= 0` };

/** Members of which shares changed hands on both ends of the holding period. */
export const tradedOnBothDays: Condition = { where: sql`m.traded = 1` };

/** Members whose market value on the base day is at least so much, in the panel's currency. @throws RangeError when it is not finite */
export const capAtLeast = (value: number): Condition => ({ where: sql`m.cap >= ${literal(value)}` });

/** Members that pass all of some conditions. */
export const all = (...conditions: readonly Condition[]): Condition => ({
  where: conditions.reduce((sum, { where }) => sql`${sum} and (${where})`, sql`1 = 1`),
});

/** Members listed on the New York Stock Exchange: "NYSE", or CRSP's 1. */
export const NYSE: Condition = {
  where: sql`m.exchange in (${literal("NYSE")}, ${literal("1")}, ${literal("N")})`,
};

const EXPRESSIONS: Readonly<Record<Characteristic, Sql>> = {
  cap: sql`m.cap`,
  price: sql`m.price`,
  earnings_yield: sql`m.earnings / m.cap`,
  book_to_market: sql`m.book_equity / m.cap`,
  operating_profitability: sql`m.operating_profitability`,
  dollar_volume: sql`m.dollar_volume`,
};

/** A characteristic as an expression over a member `m`. @throws RangeError for one that is not known */
export function characteristicValue(characteristic: Characteristic): Sql {
  if (!Object.hasOwn(EXPRESSIONS, characteristic))
    throw new RangeError(
      `a characteristic is one of ${Object.keys(EXPRESSIONS).join(", ")} (got ${JSON.stringify(characteristic)})`,
    );
  return EXPRESSIONS[characteristic];
}

/** The half of a set of members by a characteristic: at its median or above, or below it. */
export interface Half {
  readonly of: Characteristic;
  readonly half: "upper" | "lower";
}
