import { hideSecrets } from "./hide-secrets.js";
import { SourceError } from "./source-error.js";
import type { Loaded } from "./source-file.js";

/** A publisher's key. */
export interface ApiKey {
  readonly publisher: string;
  /** Environment variable that holds it. */
  readonly variable: string;
  /** Page on which it is had, free of charge. */
  readonly page: string;
  /** What it is good for. */
  readonly use: string;
}

/** The keys that publishers give, by publisher. None is needed where a public file or a second source stands in. */
export const API_KEYS = {
  fred: {
    publisher: "FRED",
    variable: "FRED_API_KEY",
    page: "https://fred.stlouisfed.org/docs/api/api_key.html",
    use: "FRED's API in place of its public files, and the release days of consumer prices",
  },
  bls: {
    publisher: "the BLS",
    variable: "BLS_API_KEY",
    page: "https://data.bls.gov/registrationEngine/",
    use: "500 requests a day instead of 25",
  },
  stooq: {
    publisher: "Stooq",
    variable: "STOOQ_API_KEY",
    page: "https://stooq.com/q/d/?s=^spx&get_apikey",
    use: "closes, which Stooq refuses without one",
  },
  cftc: {
    publisher: "the CFTC's reporting service",
    variable: "CFTC_APP_TOKEN",
    page: "https://publicreporting.cftc.gov/profile/edit/developer_settings",
    use: "a limit of one's own in place of the one that all askers of an address share",
  },
} as const satisfies Readonly<Record<string, ApiKey>>;

/** What publishers say of a key that is missing or wrong, and of limits that a key raises; Stooq's also in Polish. */
const ABOUT_KEYS =
  /(?:api|app|registration)[ _]?(?:key|token)|the key|hits limit|daily (?:threshold|limit)|dzienny limit|throttl|too many requests/i;

/**
 * What a task loads. Where the publisher speaks of keys or limits, its error says where a key is had; the key itself is not in it.
 * @param key the one that is sent; undefined where there is none
 * @throws SourceError the task's own, with that
 */
export async function withKeyHint<T>(
  { variable, page }: ApiKey,
  key: string | undefined,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { message, brief, status } = error;
    const hint = `; ${key ? "check" : "set"} ${variable}: get a key at ${page}`;
    const told = (text: string) =>
      hideSecrets(text, key ? [key] : []) + (ABOUT_KEYS.test(message) ? hint : "");
    throw new SourceError(told(message), { brief: brief && told(brief), status });
  }
}

/**
 * Loads with a publisher's key where there is one, and without it where that fails: a key that is wrong or used up costs nothing but itself.
 * @param options.without what is loaded without a key
 * @returns with a note when the key failed
 * @throws SourceError with both failures
 */
export async function loadWithKey<T>(
  apiKey: ApiKey,
  {
    key,
    withKey,
    without,
  }: {
    readonly key: string | undefined;
    readonly withKey: (key: string) => Promise<Loaded<T>>;
    readonly without: () => Promise<Loaded<T>>;
  },
): Promise<Loaded<T>> {
  const keyless = () => withKeyHint(apiKey, undefined, without);
  if (!key) return keyless();
  try {
    return await withKeyHint(apiKey, key, () => withKey(key));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const note = `without ${apiKey.variable}, because with it ${apiKey.publisher} failed: ${error.brief ?? error.message}`;
    try {
      return { ...(await keyless()), note };
    } catch (other) {
      if (!(other instanceof SourceError)) throw other;
      const { brief, status } = other;
      throw new SourceError(`${error.message}; and without a key, ${other.message}`, {
        brief: error.brief && brief && `${error.brief}; and without a key, ${brief}`,
        status,
      });
    }
  }
}
