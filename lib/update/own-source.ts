import type { Loaded } from "../sources/source-file.js";
import type { Columns } from "../store/columns.js";
import { type LoadContext, publishersOf } from "./inputs.js";
import type { BuildOptions, Built, Refresh } from "./refresh.js";

/** How a table is brought up to date from a source that serves no other. */
export interface OwnSource<T> extends Omit<Refresh, "inputs" | "columnInputs" | "load" | "build"> {
  load(context: LoadContext): Promise<Loaded<T>>;
  /**
   * @param current the table as it is
   * @param value what `load` gave
   * @throws SourceError when the source does not continue the table
   */
  build(current: Columns, value: T, options: BuildOptions): Built;
}

/** The plan of a table with a source of its own; the value that it loads is handed to its own `build` alone. */
export function ownSource<T>({ load, build, ...plan }: OwnSource<T>): Refresh {
  return {
    ...plan,
    inputs: [`source of ${plan.table}`],
    load,
    build: (current, { own }, options) => build(current, own[plan.table] as T, options),
  };
}

/** Who publishes each input of some plans: `publishersOf`, and of a table with a source of its own that one. */
export function publishersIn(refreshes: readonly Refresh[]): typeof publishersOf {
  return (name, context) => {
    const own = refreshes.find(({ inputs, load }) => load !== undefined && inputs.includes(name));
    return own?.load === undefined
      ? publishersOf(name, context)
      : [{ name, load: () => (own.load as NonNullable<Refresh["load"]>)(context) }];
  };
}
