import { SourceError } from "../sources/source-error.js";
import type { SourceFile } from "../sources/source-file.js";
import type { Closes } from "../sources/yahoo.js";
import {
  type InputName,
  type Inputs,
  type LoadContext,
  type LoadedInput,
  loadInput,
  type Ticker,
} from "./inputs.js";

/** Who is told how the loading goes. */
export interface LoadListener {
  onPlan?(names: readonly InputName[]): void;
  onInput?(name: InputName, state: "started" | "done" | "failed"): void;
}

/** How the loading of one input ended. */
export interface InputOutcome {
  readonly name: InputName;
  readonly files: readonly SourceFile[];
  /** Which fallback was used, and why. */
  readonly note?: string;
  /** Why it failed; then there are no files. */
  readonly error?: string;
  /** The same in short, where a whole host is at fault and not one file. */
  readonly brief?: string;
}

/**
 * Loads inputs side by side; one that fails stops no other.
 * @param options.own how the sources of one table each are loaded
 * @throws NoNetworkError when no source can be reached
 */
export async function loadInputs(
  names: readonly InputName[],
  {
    fetch,
    year,
    own = new Map(),
    listener = {},
  }: LoadContext & {
    readonly own?: ReadonlyMap<InputName, (context: LoadContext) => Promise<LoadedInput>>;
    readonly listener?: LoadListener;
  },
): Promise<{ readonly inputs: Inputs; readonly outcomes: ReadonlyMap<InputName, InputOutcome> }> {
  listener.onPlan?.(names);
  const values = new Map<InputName, unknown>();
  const outcomes = new Map<InputName, InputOutcome>();
  await Promise.all(
    names.map(async (name) => {
      listener.onInput?.(name, "started");
      try {
        const load = own.get(name) ?? ((context: LoadContext) => loadInput(name, context));
        const { value, files, note }: LoadedInput = await load({ fetch, year });
        values.set(name, value);
        outcomes.set(name, { name, files, ...(note !== undefined && { note }) });
        listener.onInput?.(name, "done");
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const { message, brief } = error;
        outcomes.set(name, { name, files: [], error: message, ...(brief !== undefined && { brief }) });
        listener.onInput?.(name, "failed");
      }
    }),
  );
  return { inputs: assemble(values), outcomes };
}

function assemble(values: ReadonlyMap<InputName, unknown>): Inputs {
  const closes: Partial<Record<Ticker, Closes>> = {};
  const own: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of values) {
    if (name.startsWith("closes ")) closes[name.slice("closes ".length) as Ticker] = value as Closes;
    else if (name.startsWith("source of ")) own[name.slice("source of ".length)] = value;
    else rest[name] = value;
  }
  return { ...rest, closes, own } as unknown as Inputs;
}
