import { neweyWest, neweyWestLags } from "../../stats/regression/newey-west.js";
import { type Holding, holdingMembers } from "../sql/members.js";
import { joined, type Sql, sql, whole } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Characteristic, type Condition, characteristicValue, everyone } from "./condition.js";
import { statement } from "./statement.js";

/** What returns are regressed on. */
export interface PanelRegression {
  readonly on: readonly Characteristic[];
  readonly members?: Condition;
  /** Lags of the Bartlett kernel; default floor(4 (n / 100)^(2/9)). */
  readonly maxlags?: number;
}

/** The price of a characteristic, averaged over periods. */
export interface CharacteristicPrice {
  readonly name: "const" | Characteristic;
  readonly mean: number;
  /** Newey and West's (1987) over periods. */
  readonly t: number;
  /** Period by period. */
  readonly coefficients: readonly number[];
}

/**
 * Fama and MacBeth's (1973) regression on a panel: a cross-section each holding period, its coefficients averaged. As `famaMacBeth` of claimbook/stats
 * with `covType: "HAC"`; of the stocks, their means and covariances in each period come back.
 * @returns the constant, then the characteristics in their order; NaN with fewer than two periods. A period with fewer stocks than coefficients, or in which
 * characteristics do not vary on their own, is left out
 * @throws PanelError when the statement fails; RangeError without a characteristic
 */
export async function panelFamaMacBeth(
  panel: StockPanel,
  holdings: readonly Holding[],
  { on, members = everyone, maxlags }: PanelRegression,
): Promise<readonly CharacteristicPrice[]> {
  if (on.length === 0) throw new RangeError("panelFamaMacBeth requires a characteristic (got none)");
  const sessions = await panel.sessions();
  const x = (at: number) => sql`x${whole(at)}`;
  const pairs = on.flatMap((_, i) => on.slice(i).map((__, j) => [i, i + j] as const));
  const rows = await panel.query(
    statement(
      [
        { name: sql`members`, select: holdingMembers(panel.sources, holdings, { sessions }) },
        {
          name: sql`known`,
          select: sql`select m.base, m.ret${joined(
            on.map((name, at) => sql`, ${characteristicValue(name)} as ${x(at)}`),
            "",
          )} from members m where ${members.where}${joined(
            on.map((name) => sql` and ${characteristicValue(name)} is not null`),
            "",
          )}`,
        },
      ],
      sql`select base, count(*) as n, avg(ret) as y${moments(
        on.map((_, at) => sql`, avg(${x(at)}) as m${whole(at)}, covar_pop(ret, ${x(at)}) as c${whole(at)}`),
      )}${moments(
        pairs.map(([i, j]) => sql`, covar_pop(${x(i)}, ${x(j)}) as s${whole(i)}_${whole(j)}`),
      )} from known group by base order by base`,
    ),
  );
  const periods = (rows.objects() as readonly Readonly<Record<string, number>>[]).flatMap((row) => {
    const slopes = solve(
      on.map((_, i) => on.map((__, j) => row[`s${Math.min(i, j)}_${Math.max(i, j)}`] as number)),
      on.map((_, i) => row[`c${i}`] as number),
    );
    if (slopes === undefined || (row.n as number) <= on.length) return [];
    const explained = slopes.reduce((sum, slope, i) => sum + slope * (row[`m${i}`] as number), 0);
    return [[(row.y as number) - explained, ...slopes]];
  });
  return (["const", ...on] as const).map((name, at) =>
    priceOf(
      name,
      periods.map((one) => one[at] as number),
      maxlags,
    ),
  );
}

const moments = (pieces: readonly Sql[]) => joined(pieces, "");

function priceOf(
  name: CharacteristicPrice["name"],
  coefficients: readonly number[],
  maxlags: number | undefined,
): CharacteristicPrice {
  const count = coefficients.length;
  const mean = coefficients.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { name, mean, t: Number.NaN, coefficients };
  const lags = maxlags ?? neweyWestLags(count);
  const covariance = neweyWest([coefficients.map((value) => value - mean)], { maxlags: lags });
  const error = Math.sqrt((covariance[0]?.[0] as number) / (count * (count - 1)));
  return { name, mean, t: mean / error, coefficients };
}

/** The solution of S b = c for a symmetric S, scaled to a unit diagonal, by elimination with pivots; undefined where S has no inverse, to rounding. */
function solve(square: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const scale = square.map((row, i) => Math.sqrt(row[i] as number));
  if (scale.some((one) => !(one > 0))) return undefined;
  const rows = square.map((row, i) => [
    ...row.map((value, j) => value / ((scale[i] as number) * (scale[j] as number))),
    (right[i] as number) / (scale[i] as number),
  ]);
  for (let k = 0; k < rows.length; k += 1) {
    const pivot = rows.slice(k).reduce((best, row, at) => {
      const size = Math.abs(row[k] as number);
      return size > Math.abs(rows[best]?.[k] as number) ? k + at : best;
    }, k);
    [rows[k], rows[pivot]] = [rows[pivot] as number[], rows[k] as number[]];
    const top = rows[k] as number[];
    if (Math.abs(top[k] as number) < 1e-10) return undefined;
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = (row[k] as number) / (top[k] as number);
      for (let j = k; j < row.length; j += 1) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number) / (scale[i] as number));
}
