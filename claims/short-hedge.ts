import {
  type Claim,
  dayText,
  deciding,
  type Estimate,
  type Evaluation,
  listed,
  placeText,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import { eventRank } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import {
  changeRank,
  type FuturesPositions,
  futuresPositions,
  positionChange,
  RALLY_REPORTS,
} from "./evidence/futures-positions.js";
import { memberSpreads } from "./evidence/member-spreads.js";
import type { Spread } from "./evidence/spread.js";
import { POPULAR, STANDS_OUT } from "./words.js";

/** Windows in which small caps rose: what covering can have fed. */
const RISING = ["11 July", "11-16 July", "11-24 July"];

const MEMBERS = "most-shorted fifth of members less the least-shorted";

/** The most-shorted fifth of members less the least-shorted, of those that traded on both days, in each window of the table. */
export function shortInterestSpreads(store: Store): readonly Spread[] {
  const fifth = (rank: number) => `r2000_traded/short_interest_q${rank}`;
  return memberSpreads(store, [{ name: MEMBERS, long: fifth(5), short: fifth(1) }]);
}

/** How short leveraged funds were before the rally: by itself, against the reports before, and against other index futures. */
function popularity(store: Store, reports: FuturesPositions): readonly Estimate[] {
  const { net } = reports.traders.leveraged;
  const at = reports.days.indexOf(RALLY_REPORTS.before);
  if (at < 0) return [];
  const to = RALLY_REPORTS.before;
  // Only reports up to the rally say what was usual then, however much is known by now.
  const usual = eventRank(net.slice(0, at + 1), at);
  const share = (usual.n - usual.fromLowest) / (usual.n - 1);
  return [
    {
      definition: "leveraged funds' net position before the rally",
      value: usual.value,
      unit: "contracts",
      from: to,
      to,
      n: 1,
      fits: usual.value < 0,
      choices: { measure: "net position before the rally" },
    },
    {
      definition: "share of earlier reports on which they were less short",
      value: share,
      unit: "decimal",
      from: reports.days[0] as string,
      to,
      n: usual.n - 1,
      fits: POPULAR.fits(share),
      choices: { measure: "share of earlier reports on which they were less short" },
    },
    ...againstOthers(store, to),
  ];
}

/** Their net position over open interest, less the same in S&P 500 and in Nasdaq-100 futures: below zero they were shorter in small caps. */
function againstOthers(store: Store, day: string): readonly Estimate[] {
  const row = (store.read("cot-weekly").objects() as Record<string, number | string>[]).find(
    ({ date }) => date === day,
  );
  const share = (net: string, interest: string) => Number(row?.[net]) / Number(row?.[interest]);
  const own = share("r2000_leveraged_net", "r2000_open_interest");
  return [
    ["S&P 500", share("sp500_leveraged_net", "sp500_open_interest")] as const,
    ["Nasdaq-100", share("nasdaq100_leveraged_net", "nasdaq100_open_interest")] as const,
  ].map(([name, other]) => ({
    definition: `their net position over open interest, less that in ${name} futures`,
    value: own - other,
    unit: "points",
    from: day,
    to: day,
    n: 1,
    fits: own < other,
    choices: {
      measure: "net position over open interest, less that in other futures",
      series: `${name} futures`,
    },
    comparison: true as const,
  }));
}

/** What leveraged funds bought by the report of the peak, and what was left of it later. */
function covering(reports: FuturesPositions): readonly Estimate[] {
  const from = RALLY_REPORTS.before;
  const changes = [RALLY_REPORTS.peak, ...RALLY_REPORTS.after].flatMap((to, later): Estimate[] => {
    const change = positionChange(reports, "leveraged", { from, to });
    if (change === null) return [];
    const common = { unit: "contracts", from, to, n: 1, ...(later > 0 && { comparison: true as const }) };
    const end = dayText(to, { year: false });
    return [
      ["change of their net position", change.net, change.net > 0] as const,
      ["change of their shorts", change.short, change.short < 0] as const,
    ].map(([definition, value, fits]) => ({
      definition,
      value,
      ...common,
      fits,
      choices: { measure: definition, end },
    }));
  });
  const [net, short] = (["net", "short"] as const).map((side) =>
    changeRank(reports, "leveraged", { side, to: RALLY_REPORTS.peak }),
  );
  const ranks = [
    ["rise of their net position", net?.fromHighest, net?.n] as const,
    ["fall of their shorts", short?.fromLowest, short?.n] as const,
  ].flatMap(([name, rank, n]): Estimate[] =>
    rank === undefined || n === undefined
      ? []
      : [
          {
            definition: `rank of that ${name} among the weekly ones known`,
            value: rank,
            unit: "rank",
            from,
            to: RALLY_REPORTS.peak,
            n,
            fits: STANDS_OUT.fits(rank / n),
            choices: { measure: `rank of that ${name}`, end: dayText(RALLY_REPORTS.peak, { year: false }) },
          },
        ],
  );
  return [...changes.slice(0, 2), ...ranks, ...changes.slice(2)];
}

function evaluate(store: Store): Evaluation {
  const reports = futuresPositions(store);
  const popular = popularity(store, reports);
  const covered = covering(reports);
  if (deciding(covered).length === 0) {
    const days = [RALLY_REPORTS.before, RALLY_REPORTS.peak].map((day) => dayText(day));
    return {
      ...untestable(
        `the data do not hold the positions of both ${listed(days)} at this date`,
        "those two reports would settle it",
      ),
      estimates: popular,
    };
  }
  const members = shortInterestSpreads(store).map(({ name, window, ...measured }): Estimate => {
    const { comparison: _, ...spread } = measured;
    return {
      definition: `${name}, ${window}`,
      ...spread,
      unit: "points",
      fits: spread.value > 0,
      choices: { measure: name, window },
      ...(!RISING.includes(window) && { comparison: true as const }),
    };
  });
  const estimates = [...popular, ...covered, ...members];
  return { verdict: verdictOf(estimates), ...reasonOf(estimates), estimates };
}

function reasonOf(estimates: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const find = (start: string) =>
    estimates.find(({ definition }) => definition.startsWith(start)) as Estimate;
  const [before, net, short] = [
    "leveraged funds' net",
    "change of their net position",
    "change of their shorts",
  ].map((start) => find(start).value) as [number, number, number];
  const place = (start: string, most: string) =>
    `the ${placeText(find(start).value, most)} among ${wholeText(find(start).n)} weekly changes known`;
  const usual = find("share of earlier reports");
  const fed = RISING.slice(1).flatMap((window) => {
    const spread = estimates.find(({ definition }) => definition === `${MEMBERS}, ${window}`);
    return spread === undefined ? [] : [`${pointsText(spread.value)} over ${window}`];
  });
  const own = deciding(estimates);
  const fitting = shareText(own.filter(({ fits }) => fits).length, own.length);
  const peak = dayText(RALLY_REPORTS.peak, { year: false });
  return {
    reason: sentence(
      `leveraged funds' net position went from ${wholeText(before)} to ${wholeText(before + net)} contracts by ${peak}; ${fitting} readings fit`,
    ),
    detail: sentences([
      `on ${dayText(RALLY_REPORTS.before)} the funds were more net short than in ${Math.round(usual.value * usual.n)} of the ${usual.n} earlier reports`,
      `by ${peak} the net position had changed by ${wholeText(net)}, ${place("rank of that rise", "largest rise")}`,
      `short positions had changed by ${wholeText(short)}, ${place("rank of that fall", "largest fall")}`,
      ...(fed.length > 0
        ? [`the most-shorted fifth of members, less the least-shorted fifth, returned ${listed(fed)}`]
        : []),
    ]),
  };
}

/** Shorting small caps is said to have been a popular hedge whose covering fed the rally. */
export const shortHedge: Claim = {
  id: "short-hedge",
  topic: "Positions",
  statement: "Shorting the Russell 2000 had been a popular hedge, and covering those shorts fed the rally",
  stated: "popular hedge, covered",
  passages: [{ words: ["popular", "hedge", "short"] }, { words: ["spark", "rally"] }],
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["cot-weekly", "cross-section"],
  notebook: "05-derisking",
  rule: `A reading fits when leveraged funds in E-mini Russell 2000 futures were net short on ${dayText(RALLY_REPORTS.before)} and popularly so (${POPULAR.reading}); when by ${dayText(RALLY_REPORTS.peak)} their net position had risen and their shorts had fallen, each ${STANDS_OUT.reading}; and when the most-shorted fifth of members gained more than the least-shorted while small caps rose (11 July, 11-16 July, 11-24 July); other futures, reports and windows are shown but do not decide the verdict`,
  evaluate,
};
