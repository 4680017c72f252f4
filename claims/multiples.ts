import {
  type Claim,
  dayText,
  decidingDigits,
  type Estimate,
  type Evaluation,
  percentText,
  type Store,
  sentence,
  sentences,
  untestable,
  verdictOf,
} from "claimbook/book";
import { multipleShare, quantile } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { type CompositeEarnings, compositeEarnings, compositeSplits } from "./evidence/composite-earnings.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import {
  EARNINGS_BOUNDS,
  EARNINGS_PACES,
  type EarningsPace,
  earningsMoves,
} from "./evidence/earnings-moves.js";
import { multipleShares } from "./evidence/multiple-shares.js";
import { publishedReadings } from "./evidence/published-multiples.js";
import { type RallyWindow, smallCapRally } from "./evidence/small-cap-rally.js";
import { SOLELY } from "./words.js";

/** Middle part of the observed changes of earnings that bounds the multiple's share. */
const MIDDLE = 0.95;

/** The share with the usual change of earnings, and its bounds; the reading fits when the lower bound does. */
function bounded(rally: RallyWindow, composite: CompositeEarnings, pace: EarningsPace): Estimate {
  const shares = multipleShares(rally, earningsMoves(composite, { ...pace, sessions: rally.sessions }));
  const low = quantile(shares, (1 - MIDDLE) / 2);
  return {
    definition: `earnings as the S&P composite's ${pace.name}; ${rally.name}`,
    value: quantile(shares, 0.5),
    unit: "decimal",
    from: rally.from,
    to: rally.to,
    n: shares.filter((share) => !Number.isNaN(share)).length,
    interval: [low, quantile(shares, (1 + MIDDLE) / 2)],
    fits: SOLELY.fits(low),
    choices: { series: `earnings as the S&P composite's ${pace.name}`, window: rally.name },
  };
}

/** The share on earnings as a reader of a screen sees them: those last reported on each of the two days. */
function lastReported(store: Store, rally: RallyWindow): Estimate[] {
  const [before, after] = [rally.from, rally.to].map((asOf) =>
    compositeEarnings(store, { asOf }).earnings.at(-1),
  );
  const growth = (after as number) / (before as number) - 1;
  const share = multipleShare(rally.priceReturn, { earningsGrowth: [growth, growth] }).share?.[0];
  if (share === undefined || Number.isNaN(share)) return [];
  return [
    {
      definition: `earnings as last reported on each day; ${rally.name}`,
      value: share,
      unit: "decimal",
      from: rally.from,
      to: rally.to,
      n: rally.sessions,
      fits: SOLELY.fits(share),
      choices: { series: "earnings as last reported on each day", window: rally.name },
    },
  ];
}

/** The multiple's share of the price change of the S&P composite, exactly, over longer and other spans. */
function compositeReadings(composite: CompositeEarnings): Estimate[] {
  return compositeSplits(composite).flatMap(({ name, from, to, months, price }) => {
    if (price.shares === null) return [];
    const value = price.shares.multiple;
    return {
      definition: `S&P composite itself, ${name}`,
      value,
      unit: "decimal",
      from,
      to,
      n: months,
      fits: SOLELY.fits(value),
      comparison: true,
      choices: { series: "S&P composite itself", window: name },
    };
  });
}

const beside = (estimates: readonly Estimate[]): Estimate[] =>
  estimates.map((estimate) => ({ ...estimate, comparison: true }));

function evaluate(store: Store): Evaluation {
  const [rally, ...others] = smallCapRally(store);
  const composite = compositeEarnings(store);
  const own =
    rally === undefined
      ? []
      : [
          ...lastReported(store, rally),
          ...EARNINGS_PACES.map((pace) => bounded(rally, composite, pace)),
        ].filter(({ value }) => !Number.isNaN(value));
  if (rally === undefined || own.length === 0) {
    return untestable(
      `The data hold no move of the Russell 2000 after the close of ${dayText(CPI_DAY.before)} that could be split`,
      "its closes from then on, with its earnings on the same days, would settle it",
    );
  }
  const estimates = [
    ...own,
    ...beside(EARNINGS_BOUNDS.map((pace) => bounded(rally, composite, pace))),
    ...beside(others.flatMap((window) => lastReported(store, window))),
    ...beside(
      others.flatMap((window) => EARNINGS_PACES.slice(0, 1).map((pace) => bounded(window, composite, pace))),
    ),
    ...publishedReadings(store, rally),
    ...compositeReadings(composite),
  ];
  return { verdict: verdictOf(estimates), ...reasonOf(own, rally, composite), estimates };
}

const percent = (value: number) => percentText(value, 0);

/** From the lowest to the highest, with decimals where "solely" hangs on them. */
function range(values: readonly number[]): string {
  const ends = [Math.min(...values), Math.max(...values)];
  const digits = Math.max(...ends.map((value) => decidingDigits(value, SOLELY.fits, { min: 0 })));
  const [low, high] = ends.map((value) => percentText(value, digits));
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** For each pace, how many of the observed changes of earnings leave "solely" to the multiple. */
function solelyOdds(rally: RallyWindow, composite: CompositeEarnings): number[] {
  return EARNINGS_PACES.map((pace) => {
    const shares = multipleShares(
      rally,
      earningsMoves(composite, { ...pace, sessions: rally.sessions }),
    ).filter((share) => !Number.isNaN(share));
    return shares.filter(SOLELY.fits).length / shares.length;
  });
}

function reasonOf(
  own: readonly Estimate[],
  rally: RallyWindow,
  composite: CompositeEarnings,
): Pick<Evaluation, "reason" | "detail"> {
  const reported = own.filter(({ interval }) => !interval);
  const accrued = own.flatMap(({ value, interval }) => (interval ? [{ value, low: interval[0] }] : []));
  const least = percent(Math.min(...accrued.map(({ low }) => low)));
  const move = `${rally.priceReturn < 0 ? "fell" : "rose"} ${percentText(Math.abs(rally.priceReturn), 1)}`;
  const usual = range(accrued.map(({ value }) => value));
  return {
    reason: sentence(
      reported[0]
        ? `on reported earnings the multiple made ${percent(reported[0].value)} of the move; on accrued earnings ${usual}, or as little as ${least}`
        : `on accrued earnings the multiple made ${usual} of the move, or as little as ${least}`,
    ),
    detail: sentences([
      `the Russell 2000 ${move} in ${rally.sessions} sessions to ${dayText(rally.to)}`,
      ...(reported[0]?.value === 1
        ? [
            "no quarter was completed between the two days, so on reported earnings the multiple is all of the move by construction",
          ]
        : []),
      "accrued earnings are those of the S&P composite, the only ones observed",
      `with their usual change the multiple made ${usual} of the move`,
      `after their largest rises, 1 in ${Math.round(2 / (1 - MIDDLE))}, it made as little as ${range(accrued.map(({ low }) => low))}`,
      `after ${range(solelyOdds(rally, composite))} of all observed changes it made ${SOLELY.reading}`,
      "the Russell 2000's own earnings on the two days would settle it",
    ]),
  };
}

/** The rally of July 2024 is stated to be the work of higher multiples alone. */
export const multiples: Claim = {
  id: "multiples",
  topic: "Multiples or earnings",
  statement: "The July 2024 rally of small caps was driven by higher multiples alone, not by earnings",
  stated: "solely multiples",
  passages: [
    { words: ["driven", "multiple", "earnings"] },
    { words: ["powered", "earnings"] },
    { words: ["solely", "multiples"] },
  ],
  target: SOLELY.target,
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["index-daily", "sp500-earnings-monthly", "published-figures"],
  notebook: "03-multiple-expansion",
  rule: `"Solely" is read as ${SOLELY.reading}: a reading fits when the multiple's share of the Russell 2000's log price change from the close before 11 July to that of 24 July is that; where earnings are known within bounds only (the middle 95% of observed changes), when the lower bound is`,
  evaluate,
};
