import { CONTRACTS, type Positions } from "../sources/cftc.js";
import type { DatedSeries } from "../sources/dates.js";
import type { Closes } from "../sources/yahoo.js";
import type { InputName, Inputs } from "./inputs.js";

/** A figure that two publishers state differently. */
export interface SourceDifference {
  /** As "dgs2" or "r2000 leveragedLong". */
  readonly series: string;
  /** Day or month. */
  readonly period: string;
  readonly first: number;
  readonly second: number;
}

/** How the figures of an input compare with those of a second publisher. */
export interface SecondSource {
  /** Who the publishers are, such as FRED and the Treasury. */
  readonly first: string;
  readonly second: string;
  /** Figures that both have. */
  readonly compared: number;
  /** Those that differ by more than rounding, by series, then by period. */
  readonly differences: readonly SourceDifference[];
  /** Why nothing was compared: no key, no answer. */
  readonly reason?: string;
}

/** The newest figures of an input that two publishers state differently, a line each. @param limit lines at most */
export function differenceLines(
  input: string,
  second: SecondSource | undefined,
  limit: number,
): readonly string[] {
  const { first = "", second: other = "", differences = [] } = second ?? {};
  const lines = differences
    .slice(-limit)
    .map(
      (one) => `${input}, ${one.series} of ${one.period}: ${one.first} (${first}), ${one.second} (${other})`,
    );
  const more = differences.length - lines.length;
  return more > 0 ? [`${input}: ${more} more differ before these`, ...lines] : lines;
}

type SeriesByName = Readonly<Record<string, DatedSeries>>;

/** How far two figures may lie apart that are one figure, rounded: half a unit of the last decimal, for closes one of each publisher. */
const ROUNDING = { percent: 0.005, index: 0.0005, contracts: 0.5, closes: 0.0101 } as const;

/**
 * The figures of two publishers of an input, by series and period, where both have one.
 * @param first the input as its first publisher has it; `second` likewise
 */
export function compareSources(
  name: InputName,
  first: unknown,
  second: unknown,
): Pick<SecondSource, "compared" | "differences"> {
  const [ours, others] = [seriesOf(name, first), seriesOf(name, second)];
  const rounding = roundingOf(name);
  let compared = 0;
  const differences = Object.entries(ours).flatMap(([series, values]) => {
    const other = others[series] ?? new Map();
    const both = [...values].flatMap(([period, value]) => {
      const match = other.get(period);
      return match === undefined ? [] : [{ series, period, first: value, second: match }];
    });
    const alike = name.startsWith("closes ") ? afterSplit(both) : both;
    compared += alike.length;
    return alike.filter((pair) => Math.abs(pair.first - pair.second) > rounding);
  });
  return { compared, differences };
}

function seriesOf(name: InputName, value: unknown): SeriesByName {
  if (name === "cpi") {
    const { nsa, sa, core } = value as Inputs["cpi"];
    return { cpi_nsa: nsa, cpi_sa: sa, core_cpi_sa: core };
  }
  if (name === "policyRates") {
    const { effr, lower, upper } = value as Inputs["policyRates"];
    return { effr, target_lower: lower, target_upper: upper };
  }
  if (name === "yields") {
    const { twoYear, tenYear } = value as Inputs["yields"];
    return { dgs2: twoYear, dgs10: tenYear };
  }
  if (name === "positions") return positionSeries(value as readonly Positions[]);
  return { close: (value as Closes).close };
}

/** A series for each contract and measure, such as "r2000 leveragedLong". */
function positionSeries(rows: readonly Positions[]): SeriesByName {
  const contracts = new Map<string, string>(Object.entries(CONTRACTS).map(([name, code]) => [code, name]));
  const series: Record<string, Map<string, number>> = {};
  for (const { date, code, ...measures } of rows) {
    for (const [measure, count] of Object.entries(measures)) {
      const name = `${contracts.get(code)} ${measure}`;
      series[name] ??= new Map();
      series[name].set(date, count);
    }
  }
  return series;
}

function roundingOf(name: InputName): number {
  if (name === "cpi") return ROUNDING.index;
  if (name === "positions") return ROUNDING.contracts;
  return name.startsWith("closes ") ? ROUNDING.closes : ROUNDING.percent;
}

/**
 * The closes after the last split: before it one publisher states what was paid, the other what that is in today's shares. That is a whole
 * factor on every day from the first on.
 */
function afterSplit(common: readonly SourceDifference[]): readonly SourceDifference[] {
  return common.slice(
    Math.max(
      0,
      common.findIndex((pair) => !isSplit(pair)),
    ),
  );
}

function isSplit({ first, second }: SourceDifference): boolean {
  const ratio = Math.max(first / second, second / first);
  return Math.round(ratio) >= 2 && Math.abs(ratio / Math.round(ratio) - 1) < 0.001;
}
