import { setTimeout as delay } from "node:timers/promises";
import type { Input } from "../book/input.js";
import { SourceError } from "../sources/source-error.js";
import type { Fetch, SourceFile, SourceRequest } from "../sources/source-file.js";
import { askSecond, compareWithSecond } from "./ask-second.js";
import { loadInput } from "./load-input.js";
import type { SecondSource } from "./second-source.js";

/** Who is told how the loading goes. */
export interface LoadListener {
  onPlan?(inputs: readonly PlannedInput[]): void;
  onInput?(name: string, state: "started" | "done" | "failed"): void;
  /** A file is asked for. */
  onRequest?(name: string, request: SourceRequest): void;
}

/** An input that is going to be loaded. */
export interface PlannedInput {
  readonly name: string;
  /** Whose it is, such as FRED. */
  readonly source: string;
}

/** How the loading of one input ended. */
export interface InputOutcome {
  readonly name: string;
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
  inputs: readonly Input[],
  { fetch: receive, year, hasKey = isSet, graceMs = GRACE_MS, listener = {} }: LoadOptions,
): Promise<{
  readonly values: ReadonlyMap<Input, unknown>;
  readonly outcomes: ReadonlyMap<Input, InputOutcome>;
}> {
  const ask = once(receive);
  const publishers = new Map(
    inputs.map((input) => {
      const fetch: Fetch = (request) => {
        listener.onRequest?.(input.name, request);
        return ask(request);
      };
      return [input, input.publishers({ fetch, year })];
    }),
  );
  listener.onPlan?.(
    [...publishers].map(([{ name, source }, [first]]) => ({ name, source: source ?? first?.name ?? name })),
  );
  const values = new Map<Input, unknown>();
  const outcomes = new Map<Input, InputOutcome>();
  const fallbacks = new Set<Input>();
  const answered = Promise.all(
    [...publishers].map(async ([input, own]) => {
      const { name } = input;
      listener.onInput?.(name, "started");
      try {
        const { value, files, note, isFallback } = await loadInput(own);
        if (isFallback) fallbacks.add(input);
        values.set(input, value);
        outcomes.set(input, { name, files, ...(note !== undefined && { note }) });
        listener.onInput?.(name, "done");
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const { message, brief } = error;
        outcomes.set(input, { name, files: [], error: message, ...(brief !== undefined && { brief }) });
        listener.onInput?.(name, "failed");
      }
    }),
  );
  const seconds = [...publishers].flatMap(([input, own]) => {
    const { comparison } = input;
    if (comparison === undefined) return [];
    const second = askSecond(own, { hasKey, answered });
    return second === undefined ? [] : [{ input, comparison, second, first: own[0]?.name as string }];
  });
  await answered;
  const ended = new AbortController();
  const end = delay(graceMs, "no answer in time", ended).catch(() => "");
  await Promise.all(
    seconds.map(async ({ input, ...asked }) => {
      const outcome = outcomes.get(input) as InputOutcome;
      // What stands in for a first one that failed is not compared with itself.
      if (outcome.error !== undefined || fallbacks.has(input)) return;
      outcomes.set(input, { ...outcome, ...(await compareWithSecond(values.get(input), { ...asked, end })) });
    }),
  );
  ended.abort();
  return { values, outcomes };
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
