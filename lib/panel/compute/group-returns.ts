import type { ColumnTable } from "arquero";
import type { DayRange } from "../sql/daily-rows.js";
import { type Holding, holdingMembers } from "../sql/members.js";
import { as, joined, literal, type Sql, sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, characteristicValue, everyone, type Half } from "./condition.js";
import { medianOf, statement } from "./statement.js";

/** A group of members of a set. */
export interface MemberGroup {
  /** The set, and the group in it, as the result names them. */
  readonly universe: string;
  readonly group: string;
  /** Who belongs to the set. */
  readonly members: Condition;
  /** Only half of the set, by a characteristic. */
  readonly half?: Half;
  /** Who of the set belongs to the group; default all. */
  readonly within?: Condition;
  /** Take off each return the mean of its sector in the set. */
  readonly sectorNeutral?: boolean;
}

/**
 * Returns of groups of members over one holding period.
 * @param holding members and their weights are those of the base day, returns those after it up to the end day
 * @param options.groups the groups, one row each; one without members has none
 * @param options.liquidity the days that a half by dollar volume goes by
 * @returns a row a group: `universe`, `group`, `n` members, `mean`, `median`, `cap_weighted_mean` and sample `variance` of their returns (decimals),
 * `share_up` of them, 0 to 1
 * @throws PanelError when the statement fails
 */
export async function groupReturns(
  panel: StockPanel,
  holding: Holding,
  { groups, liquidity }: { readonly groups: readonly MemberGroup[]; readonly liquidity?: DayRange },
): Promise<ColumnTable> {
  const sessions = await panel.sessions();
  const members = holdingMembers(panel.sources, [holding], { sessions, ...(liquidity && { liquidity }) });
  return panel.query(
    statement(
      [
        { name: sql`members`, select: members },
        { name: sql`grouped`, select: joined(groups.map(groupRows), " union all ") },
        {
          name: sql`ranked`,
          select: sql`select g.*, row_number() over (partition by g.universe, g.grp order by g.ret) as rn, count(*) over (partition by g.universe, g.grp) as cnt from grouped g`,
        },
      ],
      sql`select universe, grp as "group", count(*) as n, avg(ret) as mean, ${medianOf(sql`ret`, { rank: sql`rn`, count: sql`cnt` })} as median, sum(cap * ret) / sum(case when cap is not null then cap end) as cap_weighted_mean, var_samp(ret) as variance, avg(case when ret > 0 then 1e0 else 0e0 end) as share_up from ranked group by universe, grp order by universe, grp`,
    ),
  );
}

/** The members of a group with their returns. */
function groupRows({
  universe,
  group,
  members,
  half,
  within = everyone,
  sectorNeutral = false,
}: MemberGroup): Sql {
  const ret = sectorNeutral ? sql`m.ret - avg(m.ret) over (partition by m.sector)` : sql`m.ret`;
  const set =
    half === undefined ? sql`select m.* from members m where ${members.where}` : halfOf(members, half);
  const adjusted = sql`select m.*, ${ret} as shown from (${set}) m`;
  return sql`select ${as(literal(universe), "universe")}, ${as(literal(group), "grp")}, m.shown as ret, m.cap from (${adjusted}) m where ${within.where}`;
}

/** The half of a set by a characteristic; members without it belong to neither. */
function halfOf({ where }: Condition, { of, half }: Half): Sql {
  const value = characteristicValue(of);
  const ranked = sql`select m.*, percent_rank() over (order by ${value}) as place from members m where ${where} and ${value} is not null`;
  return sql`select m.* from (${ranked}) m where m.place ${half === "upper" ? sql`>= 5e-1` : sql`< 5e-1`}`;
}
