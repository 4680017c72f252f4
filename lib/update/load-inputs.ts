import { setTimeout as delay } from "node:timers/promises";
import { SourceError } from "../sources/source-error.js";
import type { Fetch, SourceFile } from "../sources/source-file.js";
import type { Closes } from "../sources/yahoo.js";
import { askSecond, compareWithSecond } from "./ask-second.js";
import { type InputName, type Inputs, publishersOf, type Ticker } from "./inputs.js";
import { loadInput } from "./load-input.js";
import type { SecondSource } from "./second-source.js";

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
  /** The comparison with a second publisher, and the files for it; none where nobody else has these figures, or the first failed. */
  readonly second?: SecondSource;
  readonly secondFiles?: readonly SourceFile[];
}

/** How long second publishers may still take once the first ones have answered. */
const GRACE_MS = 3000;

interface LoadOptions {
  readonly fetch: Fetch;
  /** Last year that a source which is asked by the year is asked for. */
  readonly year: number;
  /** Whether there is the key that an environment variable would hold; default: as the environment has it. */
  readonly hasKey?: (variable: string) => boolean;
  readonly graceMs?: number;
  readonly listener?: LoadListener;
}

/**
 * Loads inputs side by side; one that fails stops no other. Second publishers are asked at the same time, and their figures compared with the
 * first ones'; one that fails, is slow or wants a key that there is not costs nothing but its comparison.
 * @throws NoNetworkError when no source can be reached
 */
export async function loadInputs(
  names: readonly InputName[],
  { fetch: receive, year, hasKey = isSet, graceMs = GRACE_MS, listener = {} }: LoadOptions,
): Promise<{ readonly inputs: Inputs; readonly outcomes: ReadonlyMap<InputName, InputOutcome> }> {
  listener.onPlan?.(names);
  const fetch = once(receive);
  const publishers = new Map(names.map((name) => [name, publishersOf(name, { fetch, year })]));
  const values = new Map<InputName, unknown>();
  const outcomes = new Map<InputName, InputOutcome>();
  const fallbacks = new Set<InputName>();
  const answered = Promise.all(
    [...publishers].map(async ([name, own]) => {
      listener.onInput?.(name, "started");
      try {
        const { value, files, note, isFallback } = await loadInput(own);
        if (isFallback) fallbacks.add(name);
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
  const seconds = [...publishers].flatMap(([name, own]) => {
    const second = askSecond(own, { hasKey, answered });
    return second === undefined ? [] : [{ name, second, first: own[0]?.name as string }];
  });
  await answered;
  const ended = new AbortController();
  const end = delay(graceMs, "no answer in time", ended).catch(() => "");
  await Promise.all(
    seconds.map(async ({ name, second, first }) => {
      const outcome = outcomes.get(name) as InputOutcome;
      // What stands in for a first one that failed is not compared with itself.
      if (outcome.error !== undefined || fallbacks.has(name)) return;
      const comparison = await compareWithSecond(name, values.get(name), { first, second, end });
      outcomes.set(name, { ...outcome, ...comparison });
    }),
  );
  ended.abort();
  return { inputs: assemble(values), outcomes };
}

const isSet = (variable: string) => Boolean(process.env[variable]);

/**
 * A fetch that asks for each file once, and once more without a key: a first publisher that fails turns to a second one, which may have been asked
 * already.
 */
function once(receive: Fetch): Fetch {
  const asked = new Map<string, ReturnType<Fetch>>();
  return (request) => {
    const which = `${request.name}${request.secret === undefined ? "" : " with a key"}`;
    const file = asked.get(which) ?? receive(request);
    asked.set(which, file);
    return file;
  };
}

function assemble(values: ReadonlyMap<InputName, unknown>): Inputs {
  const closes: Partial<Record<Ticker, Closes>> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of values) {
    if (name.startsWith("closes ")) closes[name.slice("closes ".length) as Ticker] = value as Closes;
    else rest[name] = value;
  }
  return { ...rest, closes } as unknown as Inputs;
}
