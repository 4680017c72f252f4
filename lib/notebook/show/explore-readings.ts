import { readingDimensions } from "../../claims/dimensions.js";
import type { VerdictData } from "../output-data.js";
import { escapeHtml } from "./escape-html.js";

/** What a page's script needs to let a reader go through the readings; their texts are in the card's table. */
interface Explored {
  /** Name and options of each dimension; absent where a reading is picked by its definition. */
  readonly dimensions?: readonly (readonly [name: string, ...options: string[]])[];
  /** A reading one row: the position of its option on each dimension. */
  readonly rows?: readonly (readonly number[])[];
  readonly values: readonly (number | null)[];
  /** Which readings share an axis, by number; absent where all do. */
  readonly axes?: readonly number[];
  /** Positions of the readings that do not decide; absent where all do. */
  readonly beside?: readonly number[];
  /** Bounds of what was stated, and the axis that they are on. */
  readonly target?: { readonly from: number | null; readonly to: number | null; readonly axis: number };
}

/** Digits enough for a place on an axis. */
const PLACES = 5;

/** The readings of a card as its page's script takes them; null where there is no choice among them. */
export function exploredReadings({ estimates, target }: VerdictData): Explored | null {
  if (estimates.length < 2) return null;
  const found = readingDimensions(estimates);
  const axisOf = ({ unit, kind = "" }: (typeof estimates)[number]) => `${unit}/${kind}`;
  const axes = [...new Set(estimates.map(axisOf))];
  const beside = estimates.flatMap(({ comparison, proxy }, at) => (comparison || proxy ? [at] : []));
  const first = estimates.find(({ comparison, proxy }) => !comparison && !proxy);
  return {
    ...(found && {
      dimensions: found.dimensions.map(({ name, options }) => [name, ...options] as const),
      rows: found.rows,
    }),
    values: estimates.map(({ value }) => (value === null ? null : Number(value.toPrecision(PLACES)))),
    ...(axes.length > 1 && { axes: estimates.map((one) => axes.indexOf(axisOf(one))) }),
    ...(beside.length > 0 && { beside }),
    ...(target && first && { target: { ...target, axis: axes.indexOf(axisOf(first)) } }),
  };
}

/**
 * The fold in which a page's script lets a reader pick a reading; "" where there are not two. It is shown where scripts run, and filled
 * when it is opened.
 */
export function exploreHtml(data: VerdictData): string {
  const explored = exploredReadings(data);
  return explored === null
    ? ""
    : `<details class="cb-explore" data-readings="${escapeHtml(JSON.stringify(explored))}"><summary>Explore the readings</summary></details>`;
}
