import { type Holding, holdingMembers } from "../sql/members.js";
import { sql, whole } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";
import { statement } from "./statement.js";

/** What the largest names add to the return of a set that is weighted by market value. */
export interface LargestNames {
  readonly members: number;
  /** Their share of the market value on the base day. */
  readonly weight: number;
  /** Their weights times returns, added up, decimal. */
  readonly contribution: number;
  /** The same of all members: the set's return. */
  readonly total: number;
}

/**
 * Contribution of the largest names to the return of a set of members over a holding period.
 * @param options.count how many, by market value on the base day; ties by id
 * @throws PanelError when the statement fails
 */
export async function largestNames(
  panel: StockPanel,
  holding: Holding,
  { count, members = everyone }: { readonly count: number; readonly members?: Condition },
): Promise<LargestNames> {
  const sessions = await panel.sessions();
  const rows = await panel.query(
    statement(
      [
        { name: sql`members`, select: holdingMembers(panel.sources, [holding], { sessions }) },
        {
          name: sql`ranked`,
          select: sql`select m.ret, m.cap / sum(m.cap) over () as weight, row_number() over (order by m.cap desc, m.id) as place from members m where m.cap is not null and ${members.where}`,
        },
      ],
      sql`select count(*) as members, sum(case when place <= ${whole(count)} then weight end) as weight, sum(case when place <= ${whole(count)} then weight * ret end) as contribution, sum(weight * ret) as total from ranked`,
    ),
  );
  const { members: n, weight, contribution, total } = rows.object() as Record<string, number | null>;
  return {
    members: n ?? 0,
    weight: weight ?? Number.NaN,
    contribution: contribution ?? Number.NaN,
    total: total ?? Number.NaN,
  };
}
