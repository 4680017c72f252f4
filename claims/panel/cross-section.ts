import type { Columns } from "claimbook/book";
import {
  all,
  type Condition,
  definePanelTable,
  groupReturns,
  type Half,
  lossMaking,
  type MemberGroup,
  memberOf,
  profitable,
  tradedOnBothDays,
} from "claimbook/panel";
import { type RallyWindow, windowsOf } from "./windows.js";

const SMALL = memberOf("r2000");
const LARGE = memberOf("sp500");
/** The days by whose dollar volume members count as liquid. */
const LIQUIDITY = { from: "2024-06-01", to: "2024-06-30" };

interface MemberSet {
  readonly universe: string;
  readonly members: Condition;
  readonly half?: Half;
  readonly sectorNeutral?: boolean;
}

const LIQUID: Half = { of: "dollar_volume", half: "upper" };
const SETS: readonly MemberSet[] = [
  { universe: "r2000_all", members: SMALL },
  { universe: "r2000_growth_half", members: SMALL, half: { of: "book_to_market", half: "lower" } },
  { universe: "r2000_liquid_half", members: SMALL, half: LIQUID },
  { universe: "r2000_liquid_half_sector_neutral", members: SMALL, half: LIQUID, sectorNeutral: true },
  { universe: "r2000_traded", members: all(SMALL, tradedOnBothDays) },
  { universe: "r2000_value_half", members: SMALL, half: { of: "book_to_market", half: "upper" } },
  { universe: "sp500", members: LARGE },
];

const GROUPS: readonly MemberGroup[] = SETS.flatMap((set) => [
  { ...set, group: "all" },
  { ...set, group: "loss_making", within: lossMaking },
  { ...set, group: "profitable", within: profitable },
]);

interface GroupRow {
  readonly universe: string;
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly cap_weighted_mean: number | null;
  readonly variance: number | null;
  readonly share_up: number;
}

/** Loss-makers against profitable members of their set, as the table has it: the difference and Welch's t. */
function tested(row: GroupRow, rows: readonly GroupRow[]) {
  const other = rows.find(({ universe, group }) => universe === row.universe && group === "profitable");
  if (row.group !== "loss_making" || other === undefined)
    return { reference_group: null, difference: null, t_stat: null };
  const difference = row.mean - other.mean;
  const t =
    difference / Math.sqrt((row.variance ?? Number.NaN) / row.n + (other.variance ?? Number.NaN) / other.n);
  return { reference_group: "profitable", difference, t_stat: Number.isFinite(t) ? t : null };
}

/** Returns of members of the Russell 2000 and the S&P 500 by group, in each window of the rally. */
export const crossSection = definePanelTable({
  table: "cross-section",
  title: "Members of r2000 and sp500 by profitability, on the user's panel",
  description:
    "As cross-section, with members, market values and earnings as they were known at the close before the window, and total returns that are not clipped. Loss-making: last known earnings below zero. liquid half: by dollar volume in June 2024.",
  async compute(panel) {
    const rows: (GroupRow & RallyWindow & ReturnType<typeof tested>)[] = [];
    const there = GROUPS.filter(({ members }) => panel.has(members === LARGE ? "in_sp500" : "in_r2000"));
    for (const window of await windowsOf(panel)) {
      const table = await groupReturns(panel, window, { groups: there, liquidity: LIQUIDITY });
      const groups = table.objects() as GroupRow[];
      rows.push(...groups.map((row) => ({ ...window, ...row, ...tested(row, groups) })));
    }
    const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((row) => row[name]);
    return {
      window: column("window"),
      base_date: column("base"),
      end_date: column("end"),
      universe: column("universe"),
      group: column("group"),
      n: column("n"),
      mean: column("mean"),
      median: column("median"),
      cap_weighted_mean: column("cap_weighted_mean"),
      share_up: column("share_up"),
      reference_group: column("reference_group"),
      difference: column("difference"),
      t_stat: column("t_stat"),
    } satisfies Columns;
  },
});
