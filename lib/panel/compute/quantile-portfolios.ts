import type { ColumnTable } from "arquero";
import { type Holding, holdingMembers } from "../sql/members.js";
import { double, joined, type Sql, sql, whole } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Characteristic, type Condition, characteristicValue, everyone, NYSE } from "./condition.js";
import { type Part, statement } from "./statement.js";

/** A sort of members into groups by the quantiles of a characteristic. */
export interface QuantileSort {
  readonly by: Characteristic;
  /** How many groups; 5 for quintiles. */
  readonly groups: number;
  /** Whose quantiles bound the groups: all members' (default), or those listed on the New York Stock Exchange. */
  readonly breakpoints?: "all" | "NYSE";
}

/** How portfolios are formed. */
export interface PortfolioOptions {
  /** One sort, or two: the second inside each group of the first (dependent), or over all members (independent). */
  readonly sorts: readonly [QuantileSort] | readonly [QuantileSort, QuantileSort];
  /** Of the second sort; default independent. */
  readonly dependent?: boolean;
  readonly members?: Condition;
  /** Take quantiles inside each sector, and take off each return the mean of its sector. */
  readonly sectorNeutral?: boolean;
}

/**
 * Returns of portfolios of members sorted by characteristics, formed anew at each base day. A member on a bound belongs to the group below; members that
 * lack a characteristic or a return belong to none. Bounds are type-7 quantiles, as `quantileGroups` of claimbook/stats.
 * @param holdings the holding periods, such as {@link monthlyHoldings}
 * @returns a row a base day and group: `base`, `group` (and `second`) from 1 for the lowest, `n` members, `equal_weighted` and `cap_weighted` return
 * (decimals), sample `variance` of the members' returns
 * @throws PanelError when the statement fails; RangeError when a sort has fewer than two groups
 */
export async function quantilePortfolios(
  panel: StockPanel,
  holdings: readonly Holding[],
  { sorts, dependent = false, members = everyone, sectorNeutral = false }: PortfolioOptions,
): Promise<ColumnTable> {
  const sessions = await panel.sessions();
  const neutral = sectorNeutral ? [sql`sector`] : [];
  const [first, second] = sorts;
  const own = sectorNeutral ? sql`m.ret - avg(m.ret) over (partition by m.base, m.sector)` : sql`m.ret`;
  const values = sorts.map(({ by }, at) => sql`, ${characteristicValue(by)} as v${whole(at + 1)}`);
  const known = sorts.map(({ by }) => sql` and ${characteristicValue(by)} is not null`);
  const parts: Part[] = [
    { name: sql`members`, select: holdingMembers(panel.sources, holdings, { sessions }) },
    {
      name: sql`chosen`,
      select: sql`select m.base, m.id, m.sector, m.cap, ${own} as ret, case when ${NYSE.where} then 1 else 0 end as nyse${joined(values, "")} from members m where ${members.where}${joined(known, "")}`,
    },
    ...sortParts(first, { from: sql`chosen`, at: 1, partition: [sql`base`, ...neutral] }),
  ];
  if (second)
    parts.push(
      ...sortParts(second, {
        from: sql`sorted1`,
        at: 2,
        partition: [sql`base`, ...neutral, ...(dependent ? [sql`g1`] : [])],
      }),
    );
  const keys = second ? sql`g1, g2` : sql`g1`;
  const named = second ? sql`g1 as "group", g2 as "second"` : sql`g1 as "group"`;
  return panel.query(
    statement(
      parts,
      sql`select base, ${named}, count(*) as n, avg(ret) as equal_weighted, sum(cap * ret) / sum(cap) as cap_weighted, var_samp(ret) as variance from ${second ? sql`sorted2` : sql`sorted1`} group by base, ${keys} order by base, ${keys}`,
    ),
  );
}

/** The bounds of a sort in each cell of a partition, and the members with the number of their group, `g1` or `g2`. */
function sortParts(
  { groups, breakpoints = "all" }: QuantileSort,
  { from, at, partition }: { readonly from: Sql; readonly at: number; readonly partition: readonly Sql[] },
): readonly Part[] {
  if (!(Number.isInteger(groups) && groups >= 2 && groups <= 100))
    throw new RangeError(`quantilePortfolios requires 2 to 100 groups (got ${groups})`);
  const number = whole(at);
  const [value, ranks, bounds] = [sql`v${number}`, sql`ranks${number}`, sql`bounds${number}`];
  const cell = joined(partition);
  const steps = Array.from({ length: groups - 1 }, (_, k) => k + 1);
  const over = steps.map((k) => sql` + case when x.${value} > b.b${whole(k)} then 1 else 0 end`);
  const same = partition.map((name) => sql`x.${name} = b.${name}`);
  return [
    {
      name: ranks,
      select: sql`select ${cell}, ${value} as v, row_number() over (partition by ${cell} order by ${value}) - 1 as place, count(*) over (partition by ${cell}) - 1 as last from ${from}${breakpoints === "NYSE" ? sql` where nyse = 1` : sql``}`,
    },
    {
      name: bounds,
      select: sql`select ${cell}${joined(
        steps.map((k) => sql`, ${bound(k, groups)} as b${whole(k)}`),
        "",
      )} from ${ranks} group by ${cell}`,
    },
    {
      name: sql`sorted${number}`,
      select: sql`select x.*, 1${joined(over, "")} as g${number} from ${from} x join ${bounds} b on ${joined(same, " and ")}`,
    },
  ];
}

/** The k-th of some quantiles that part values into groups (type 7), from values numbered from zero: whole steps are counted exactly. */
function bound(k: number, groups: number): Sql {
  const [step, count] = [whole(k), whole(groups)];
  const rest = sql`mod(last * ${step}, ${count})`;
  const low = sql`max(case when place * ${count} = last * ${step} - ${rest} then v end)`;
  const high = sql`max(case when place * ${count} = last * ${step} - ${rest} + ${count} then v end)`;
  return sql`case when max(${rest}) = 0 then ${low} else ${low} + ${double(sql`max(${rest})`)} / ${count} * (${high} - ${low}) end`;
}
