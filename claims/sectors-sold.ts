import {
  BELOW_ZERO,
  type Claim,
  type Estimate,
  type Evaluation,
  percentText,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { numbers, periods, windowReturn } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { styleWindows } from "./evidence/style-windows.js";

/** Funds that stand for what was sold; the seven mega-caps are no sector. */
const FUNDS = [
  { fund: "xlk", name: "XLK (technology)" },
  { fund: "xlv", name: "XLV (health care)" },
  { fund: "xbi", name: "XBI (biotechnology)" },
  { fund: "mags", name: "MAGS (seven mega-caps)", comparison: true },
] as const;

/** What a sector fund returned over a window, by itself and against the market. */
export interface SectorMove {
  /** Fund and sector: "XLK (technology)". */
  readonly name: string;
  /** The window by its sessions: "11-24 July". */
  readonly window: string;
  readonly from: string;
  readonly to: string;
  /** Sessions. */
  readonly n: number;
  /** Total return of the fund, of the S&P 500 fund, and the one less the other; decimals. */
  readonly own: number;
  readonly market: number;
  readonly relative: number;
  /** No sector of the claim's: shown, and not deciding. */
  readonly comparison?: true;
}

/** Sector funds in each window of the rally that has ended, and in July to date. */
export function sectorMoves(store: Store): readonly SectorMove[] {
  const table = store.read("style-daily");
  const windows = styleWindows(store, periods(table, "date"));
  const market = numbers(table, "spy");
  return FUNDS.flatMap(({ fund, ...sector }) => {
    const levels = numbers(table, fund);
    return windows.flatMap((window): SectorMove[] => {
      const [own, all] = [windowReturn(levels, window), windowReturn(market, window)];
      if (Number.isNaN(own - all)) return [];
      const { name, from, to, base, end } = window;
      return [{ ...sector, window: name, from, to, n: end - base, own, market: all, relative: own - all }];
    });
  });
}

/** What would settle it; no table holds it. */
const SETTLES = "holders' sales of technology and health care stocks from 11 to 24 July 2024 would settle it";

/** The returns of a fund: proxies, as prices do not say who sold. */
function estimatesOf({ name, window, own, market: _, relative, ...measured }: SectorMove): Estimate[] {
  return [
    {
      definition: `${name}, total return, ${window}`,
      ...measured,
      value: own,
      unit: "decimal",
      fits: own < 0,
      proxy: true,
      choices: { series: name, window, measure: "total return" },
    },
    {
      definition: `${name} less the S&P 500, ${window}`,
      ...measured,
      value: relative,
      unit: "points",
      fits: relative < 0,
      proxy: true,
      choices: { series: name, window, measure: "less the S&P 500" },
    },
  ];
}

function evaluate(store: Store): Evaluation {
  const moves = sectorMoves(store);
  const own = moves.filter(({ comparison }) => !comparison);
  if (own.length === 0) {
    return untestable(
      "At this date the data hold neither flows nor returns of technology and health care funds over the rally",
      SETTLES,
    );
  }
  const estimates = moves.flatMap(estimatesOf);
  return { verdict: verdictOf(estimates), ...reasonOf(own), estimates };
}

function reasonOf(own: readonly SectorMove[]): Pick<Evaluation, "reason" | "detail"> {
  const sectors = [...new Set(own.map(({ name }) => name))].map((name) => {
    const readings = own.filter((move) => move.name === name);
    const lost = readings.flatMap(({ own: value, relative }) => [value < 0, relative < 0]).filter(Boolean);
    const rally = readings.find(({ window }) => window === "11-24 July") ?? (readings[0] as SectorMove);
    return { name, rally, lost: lost.length, all: 2 * readings.length };
  });
  const lost = sectors.reduce((sum, sector) => sum + sector.lost, 0);
  const all = sectors.reduce((sum, sector) => sum + sector.all, 0);
  return {
    reason: sentence(
      `no table records who sold; sector funds' returns, a proxy only, show a loss in ${shareText(lost, all)} readings`,
    ),
    detail: sentences([
      ...sectors.map(
        ({ name, rally, lost: some, all: of }) =>
          `${name} lost, by itself or against the market, in ${some} of ${of} readings: ${percentText(rally.own, 1)} over ${rally.window}, ${pointsText(rally.relative)} against the S&P 500`,
      ),
      SETTLES,
    ]),
  };
}

/** Consensus holdings in technology and health care are said to have been sold. */
export const sectorsSold: Claim = {
  id: "sectors-sold",
  topic: "Positions",
  statement: "Holdings that many shared in technology and health care were sold",
  stated: "sold",
  passages: [{ words: ["tech", "healthcare", "sold"] }],
  target: BELOW_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["style-daily"],
  notebook: "05-derisking",
  rule: '"Sold" needs flows, which no table holds, so that the claim is untestable; returns are shown as proxies and never decide: one fits when the fund of the sector (technology, health care and its part biotechnology) returned less than zero, or less than the S&P 500, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date; the seven mega-caps are shown beside them',
  evaluate,
};
