import type { Estimate, Store } from "claimbook/book";
import { confInt, datedColumns, type OlsFit, ols } from "claimbook/stats";
import { PRIMARILY } from "../words.js";
import { styleWindows } from "./style-windows.js";

/** The last day before the rally; what went together until then is taken for usual. */
const LAST_BEFORE = "2024-07-10";
/** Fewer days than this do not say what is usual: half a year. */
const MIN_DAYS = 126;

/** A day on which both small caps' lead and the momentum factor are known. */
export interface MomentumDay {
  readonly day: string;
  /** Russell 2000 less S&P 500, price, one day. */
  readonly gap: number;
  /** Winners less losers, one day. */
  readonly momentum: number;
}

/** Every day that the store shows with both figures, oldest first. */
export function momentumDays(store: Store): readonly MomentumDay[] {
  const gaps = datedColumns(store.read("size-gap-daily"), { columns: ["gap_1d"] });
  const gapOn = new Map(gaps.days.map((day, row) => [day, gaps.columns.gap_1d?.[row] as number]));
  const factors = datedColumns(store.read("factors-daily"), { columns: ["mom"] });
  return factors.days
    .map((day, row) => ({
      day,
      gap: gapOn.get(day) ?? Number.NaN,
      momentum: factors.columns.mom?.[row] as number,
    }))
    .filter(({ gap, momentum }) => !Number.isNaN(gap + momentum));
}

/** Small caps' lead explained by momentum over the days before the rally, errors by Newey and West; null where they are too few. */
export function usualMomentumFit(days: readonly MomentumDay[]): OlsFit | null {
  const before = days.filter(({ day }) => day <= LAST_BEFORE);
  if (before.length < MIN_DAYS) return null;
  return ols(
    before.map(({ gap }) => gap),
    { momentum: before.map(({ momentum }) => momentum) },
    { covType: "HAC" },
  );
}

/**
 * The part of small caps' lead in each window of the rally that usually goes with what momentum lost: slope before the rally times the factor's summed
 * return, over the summed lead. The interval is that of the slope. A window in which small caps did not lead has no such part.
 */
export function momentumShares(store: Store): readonly Estimate[] {
  const days = momentumDays(store);
  const fit = usualMomentumFit(days);
  if (fit === null) return [];
  const [, slope] = fit.params as unknown as [number, number];
  const [, ends] = confInt(fit) as [unknown, readonly [number, number]];
  const windows = styleWindows(
    store,
    days.map(({ day }) => day),
  ).filter(({ from }) => from === LAST_BEFORE);
  return windows.flatMap(({ name, from, to }): Estimate[] => {
    const within = days.filter(({ day }) => day > from && day <= to);
    const lead = within.reduce((sum, { gap }) => sum + gap, 0);
    const lost = within.reduce((sum, { momentum }) => sum + momentum, 0);
    if (!(lead > 0)) return [];
    const share = (beta: number) => (beta * lost) / lead;
    const value = share(slope);
    const [low, high] = ends.map(share).sort((a, b) => a - b) as [number, number];
    return [
      {
        definition: `part of small caps' lead that usually goes with momentum's loss, ${name}`,
        value,
        unit: "decimal",
        from,
        to,
        n: within.length,
        interval: [low, high],
        pValue: fit.pvalues[1] as number,
        fits: PRIMARILY.fits(value),
        choices: { series: "part of small caps' lead that usually goes with momentum's loss", window: name },
      },
    ];
  });
}
