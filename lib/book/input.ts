import type { DatedSeries } from "../sources/dates.js";
import type { Fetch } from "../sources/source-file.js";
import type { Publisher } from "./publisher.js";

/** How inputs are loaded. */
export interface LoadContext {
  readonly fetch: Fetch;
  /** Last year that a source which is asked by the year is asked for. */
  readonly year: number;
}

/** How the figures of an input are compared with those of a second publisher. */
export interface Comparison<T> {
  /** The figures by series, under the names that messages use, such as "dgs2". */
  series(value: T): Readonly<Record<string, DatedSeries>>;
  /** How far two figures may lie apart that are one figure, rounded. */
  readonly rounding: number;
  /** Compare what follows the last split: one publisher states earlier closes as they were paid, another in today's shares. */
  readonly afterSplit?: true;
}

/** What tables are built from: figures that one or several publishers have. */
export interface Input<T = unknown> {
  /** As messages name it; no other input has this name. */
  readonly name: string;
  /** As the progress of an update names its source; default the first publisher's name. */
  readonly source?: string;
  /** Base addresses of publishers that the engine does not know, each ending in a slash, by the `provider` of their requests. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** How the figures of two publishers are compared; default: nobody else is asked for a comparison. */
  readonly comparison?: Comparison<T>;
  /** Who publishes it, the one whose figures are taken first. */
  publishers(context: LoadContext): readonly Publisher<T>[];
}

/**
 * An input, typed by what its publishers give. Tables that name the same input share it: an update loads it once.
 * @example defineInput({ name: "oil", publishers: ({ fetch }) => [{ name: "FRED", load: () => loadFred("DCOILWTICO", { fetch, since: "2024-01-01" }) }] }).name // => "oil"
 */
export function defineInput<T>(input: Input<T>): Input<T> {
  return input;
}
