import {
  all,
  capAtLeast,
  dailyBreadth,
  dollarVolume,
  groupReturns,
  largestNames,
  lossMakers,
  lossMaking,
  meanCorrelation,
  memberOf,
  monthlyHoldings,
  panelFamaMacBeth,
  quantilePortfolios,
  type StockPanel,
  tradedOnBothDays,
} from "../../lib/panel.js";

const members = memberOf("r2000");
const YEAR = { from: "2023-07-01", to: "2024-06-28" };
const HOLDING = { base: "2024-07-10", end: "2024-07-24" };

/** Every computation that a panel offers, with its options, by name: what engines are compared on. */
export async function everyAnswer(panel: StockPanel): Promise<Readonly<Record<string, unknown>>> {
  const holdings = monthlyHoldings(await panel.sessions(), { from: "2023-12-01", to: "2024-07-31" });
  const sorts = [
    { by: "book_to_market", groups: 3, breakpoints: "NYSE" },
    { by: "cap", groups: 2 },
  ] as const;
  const sets = [
    { universe: "traded", group: "all", members: all(members, tradedOnBothDays, capAtLeast(4e8)) },
    { universe: "all", group: "losing", members, within: lossMaking },
    {
      universe: "liquid",
      group: "all",
      members,
      half: { of: "dollar_volume", half: "upper" },
      sectorNeutral: true,
    },
  ] as const;
  const liquidity = { from: "2024-06-01", to: "2024-06-30" };
  const rows = async (table: Promise<{ objects(): object[] }>) => (await table).objects();
  return {
    sessions: await panel.sessions(),
    groups: await rows(groupReturns(panel, HOLDING, { groups: sets, liquidity })),
    correlation: await meanCorrelation(panel, { ...YEAR, members }),
    weekly: await meanCorrelation(panel, { ...YEAR, members, sampling: "weekly" }),
    lossMakers: await lossMakers(panel, { date: "2024-07-10", members }),
    dollarVolume: await dollarVolume(panel, { from: "2024-07-01", to: "2024-07-24", members }),
    breadth: await rows(dailyBreadth(panel, { from: "2024-07-01", to: "2024-07-24", members })),
    largest: await largestNames(panel, HOLDING, { count: 5 }),
    famaMacBeth: await panelFamaMacBeth(panel, holdings, {
      on: ["book_to_market", "operating_profitability"],
    }),
    quintiles: await rows(
      quantilePortfolios(panel, holdings, { sorts: [{ by: "earnings_yield", groups: 5 }] }),
    ),
    independent: await rows(quantilePortfolios(panel, holdings, { sorts })),
    dependent: await rows(
      quantilePortfolios(panel, holdings, { sorts, dependent: true, sectorNeutral: true }),
    ),
  };
}

/** Where two answers differ by more than one part in a billion, by its path; none where they agree. */
export function differences(one: unknown, other: unknown, at = ""): readonly string[] {
  if (typeof one === "number" && typeof other === "number") {
    const scale = Math.max(Math.abs(one), Math.abs(other), 1e-3);
    return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * scale
      ? []
      : [`${at}: ${one} and ${other}`];
  }
  if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) =>
      differences(
        (one as Record<string, unknown>)[name],
        (other as Record<string, unknown>)[name],
        `${at}/${name}`,
      ),
    );
  }
  return one === other ? [] : [`${at}: ${String(one)} and ${String(other)}`];
}
