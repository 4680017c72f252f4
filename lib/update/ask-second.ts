import type { Comparison } from "../book/input.js";
import type { Publisher } from "../book/publisher.js";
import type { Loaded } from "../sources/source-file.js";
import { compareSources, type SecondSource } from "./second-source.js";

/** A second publisher that was asked: what it has, or why there is nothing. Never rejects. */
export interface AskedSecond {
  readonly publisher: Publisher;
  readonly answer: Promise<Loaded | string>;
}

/**
 * Asks the second of an input's publishers, for a comparison: the first of them for which there is the key that it needs.
 * @param options.answered resolves when the first publishers of all inputs have answered
 * @returns undefined when nobody else has the figures
 */
export function askSecond(
  [, ...others]: readonly Publisher[],
  {
    hasKey,
    answered,
  }: { readonly hasKey: (variable: string) => boolean; readonly answered: Promise<unknown> },
): AskedSecond | undefined {
  const publisher = others.find(({ needs }) => needs === undefined || hasKey(needs)) ?? others[0];
  if (publisher === undefined) return undefined;
  const { needs, sharesHost, load, loadRecent = load } = publisher;
  if (needs !== undefined && !hasKey(needs))
    return { publisher, answer: Promise.resolve(`${needs} is not set`) };
  const loading = sharesHost ? answered.then(() => loadRecent()) : loadRecent();
  return { publisher, answer: loading.catch((error: Error) => error.message) };
}

/**
 * An input's figures beside those of a second publisher.
 * @param options.comparison how they are compared
 * @param options.first name of the publisher that the figures are from
 * @param options.end resolves when no answer is waited for any more
 */
export async function compareWithSecond(
  value: unknown,
  {
    comparison,
    first,
    second: { publisher, answer },
    end,
  }: {
    readonly comparison: Comparison<unknown>;
    readonly first: string;
    readonly second: AskedSecond;
    readonly end: Promise<string>;
  },
): Promise<{ readonly second: SecondSource; readonly secondFiles: Loaded["files"] }> {
  const as = { first, second: publisher.name };
  const loaded = await Promise.race([answer, end]);
  if (typeof loaded === "string")
    return { second: { ...as, compared: 0, differences: [], reason: loaded }, secondFiles: [] };
  return { second: { ...as, ...compareSources(comparison, value, loaded.value) }, secondFiles: loaded.files };
}
