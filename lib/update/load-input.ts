import type { Publisher } from "../book/publisher.js";
import { SourceError } from "../sources/source-error.js";
import type { Loaded } from "../sources/source-file.js";

/** An input that was loaded. */
export interface LoadedInput extends Loaded {
  /** Whether somebody stands in for the first publisher, which failed. */
  readonly isFallback: boolean;
}

/**
 * An input as the first of its publishers that answers has it.
 * @throws SourceError naming what each publisher answered
 */
export async function loadInput(publishers: readonly Publisher[]): Promise<LoadedInput> {
  const [first, ...others] = publishers.filter(({ compareOnly }) => !compareOnly) as [
    Publisher,
    ...Publisher[],
  ];
  try {
    return { ...(await checked(first)), isFallback: false };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return loadFallback(others, { first, error });
  }
}

async function checked(publisher: Publisher): Promise<Loaded> {
  const loaded = await publisher.load();
  publisher.check?.(loaded);
  return loaded;
}

async function loadFallback(
  others: readonly Publisher[],
  { first, error }: { readonly first: Publisher; readonly error: SourceError },
): Promise<LoadedInput> {
  let [message, brief] = [error.message, error.brief];
  for (const publisher of others) {
    try {
      const note = `from ${publisher.name}, because ${first.name} failed: ${message}`;
      const loaded = await checked(publisher);
      return {
        ...loaded,
        isFallback: true,
        note: loaded.note === undefined ? note : `${note}; ${loaded.note}`,
      };
    } catch (other) {
      if (!(other instanceof SourceError)) throw other;
      message += `; and from ${publisher.name}, ${other.message}`;
      brief = brief && other.brief && `${brief}; ${other.brief}`;
    }
  }
  throw new SourceError(message, { brief });
}
