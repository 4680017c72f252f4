import { nameHint } from "../platform/near-name.js";
import { SourceError } from "./source-error.js";

/** The publishers' own addresses, each ending in a slash. */
export const BASE_URLS = {
  french: "https://mba.tuck.dartmouth.edu/pages/faculty/ken.french/ftp/",
  fred: "https://fred.stlouisfed.org/",
  "fred-api": "https://api.stlouisfed.org/",
  treasury: "https://home.treasury.gov/",
  bls: "https://api.bls.gov/",
  cftc: "https://www.cftc.gov/",
  "cftc-socrata": "https://publicreporting.cftc.gov/",
  yahoo: "https://query1.finance.yahoo.com/",
  stooq: "https://stooq.com/",
  shiller: "https://www.econ.yale.edu/~shiller/",
} as const satisfies Readonly<Record<string, string>>;

/** Who publishes a file; requests to one host follow each other. */
export type Provider = keyof typeof BASE_URLS;

const PREFIX = "CLAIMBOOK_URL_";

/**
 * The environment variable that replaces a provider's base address.
 * @example baseUrlVariable("fred-api") // => "CLAIMBOOK_URL_FRED_API"
 */
export function baseUrlVariable(provider: Provider): string {
  return `${PREFIX}${provider.toUpperCase().replaceAll("-", "_")}`;
}

/**
 * Base addresses with those of the environment in the place of the publishers': a mirror, a corporate cache, a test server.
 * `CLAIMBOOK_URL` replaces all of them, each with a folder of the provider's name; `CLAIMBOOK_URL_<PROVIDER>` one.
 * @throws SourceError when one is no http or https address, or a variable names no source
 */
export function baseUrls(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<Provider, string>> {
  checkNames(environment);
  const all = environment.CLAIMBOOK_URL;
  const entries = (Object.keys(BASE_URLS) as Provider[]).map((provider) => {
    const variable = baseUrlVariable(provider);
    if (environment[variable]) return [provider, checked(environment[variable], variable)] as const;
    if (all) return [provider, `${checked(all, "CLAIMBOOK_URL")}${provider}/`] as const;
    return [provider, BASE_URLS[provider]] as const;
  });
  return Object.fromEntries(entries) as Record<Provider, string>;
}

function checkNames(environment: Readonly<Record<string, string | undefined>>): void {
  const sources = (Object.keys(BASE_URLS) as Provider[]).map((name) =>
    baseUrlVariable(name).slice(PREFIX.length),
  );
  for (const variable of Object.keys(environment)) {
    const source = variable.slice(PREFIX.length);
    if (!variable.startsWith(PREFIX) || sources.includes(source)) continue;
    throw new SourceError(`${variable} names no source; ${nameHint(source, sources, { plural: "sources" })}`);
  }
}

function checked(text: string, variable: string): string {
  if (!/^https?:\/\//.test(text) || !isAddress(text)) {
    throw new SourceError(`${variable} is no address; write one as https://mirror.example/data/`);
  }
  return text.endsWith("/") ? text : `${text}/`;
}

/** Its user and password can be decoded, too. */
function isAddress(text: string): boolean {
  try {
    const { username, password } = new URL(text);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
