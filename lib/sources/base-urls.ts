import { statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nameHint } from "../stats/text/near-name.js";
import { SourceError } from "./source-error.js";

/** The publishers' own addresses, each ending in a slash. Shiller's is the page that links to his workbook. */
export const BASE_URLS = {
  french: "https://mba.tuck.dartmouth.edu/pages/faculty/ken.french/ftp/",
  fred: "https://fred.stlouisfed.org/",
  "fred-api": "https://api.stlouisfed.org/",
  "new-york-fed": "https://markets.newyorkfed.org/",
  treasury: "https://home.treasury.gov/",
  bls: "https://api.bls.gov/",
  cftc: "https://www.cftc.gov/",
  "cftc-socrata": "https://publicreporting.cftc.gov/",
  yahoo: "https://query1.finance.yahoo.com/",
  stooq: "https://stooq.com/",
  shiller: "https://shillerdata.com/",
} as const satisfies Readonly<Record<string, string>>;

/** Sources of one file: their variable may also name that file, by its whole address or as a file of this machine. */
const ONE_FILE: ReadonlySet<string> = new Set(["shiller"]);

const PREFIX = "CLAIMBOOK_URL_";

/**
 * The environment variable that replaces a provider's base address.
 * @example baseUrlVariable("fred-api") // => "CLAIMBOOK_URL_FRED_API"
 */
export function baseUrlVariable(provider: string): string {
  return `${PREFIX}${provider.toUpperCase().replaceAll("-", "_")}`;
}

/**
 * Base addresses with those of the environment in the place of the publishers': a mirror, a corporate cache, a test server.
 * `CLAIMBOOK_URL` replaces all of them, each with a folder of the provider's name; `CLAIMBOOK_URL_<PROVIDER>` one.
 * @param addresses the publishers' own, by provider
 * @returns addresses that end in a slash, and of a source of one file also that file's, `file:` addresses included
 * @throws SourceError when one is no http or https address, has a query, or a variable names no source
 */
export function baseUrls(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  addresses: Readonly<Record<string, string>> = BASE_URLS,
): Readonly<Record<string, string>> {
  checkNames(environment, Object.keys(addresses));
  const all = environment.CLAIMBOOK_URL;
  const entries = Object.entries(addresses).map(([provider, address]) => {
    const variable = baseUrlVariable(provider);
    const own = environment[variable];
    if (own && ONE_FILE.has(provider)) return [provider, oneFile(own, variable)] as const;
    if (own) return [provider, checked(own, variable)] as const;
    if (all) return [provider, `${checked(all, "CLAIMBOOK_URL")}${provider}/`] as const;
    return [provider, address] as const;
  });
  return Object.fromEntries(entries);
}

function checkNames(
  environment: Readonly<Record<string, string | undefined>>,
  providers: readonly string[],
): void {
  const sources = providers.map((name) => baseUrlVariable(name).slice(PREFIX.length));
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
  if (new URL(text).search !== "") {
    throw new SourceError(`${variable} has a query; write the address of the folder that holds the files`);
  }
  return text.endsWith("/") ? text : `${text}/`;
}

/** The address of a folder or page, or that of the file itself. */
function oneFile(text: string, variable: string): string {
  if (/^https?:\/\//.test(text) && isAddress(text)) {
    const { pathname, search } = new URL(text);
    return search !== "" || /\.xlsx?$/i.test(pathname) ? text : checked(text, variable);
  }
  const file = asPath(text);
  if (file !== undefined && isFile(file)) return pathToFileURL(file).href;
  throw new SourceError(
    `${variable} is no address, and no file that is there; write one as https://files.example/ie_data.xls?ver=1 or as the path of a file`,
  );
}

function asPath(text: string): string | undefined {
  try {
    return text.startsWith("file:") ? fileURLToPath(text) : path.resolve(text);
  } catch {
    return undefined;
  }
}

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

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
