import { UserError } from "../platform/user-error.js";
import { BASE_URLS } from "../sources/base-urls.js";

/** Where a file is asked for: under the base address of a publisher. */
export interface PublisherAddress {
  readonly provider: string;
  /** As messages name the publisher. */
  readonly host: string;
  /** The publisher's address, where it is a new one. */
  readonly base?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const SECRET = /key|token|secret|password|auth/i;

/**
 * The address of a file by its publisher: one that is known, else a new one of the name given.
 * @throws UserError when it is no address, or holds a key or a password
 */
export function publisherOf(address: string, name: string): PublisherAddress {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UserError(
      `--url ${address}: it must be an address such as https://publisher.example/closes.csv`,
    );
  const { host, origin, pathname, searchParams, username, password } = url;
  const names = [...searchParams.keys()];
  if (username !== "" || password !== "" || names.some((one) => SECRET.test(one)))
    throw new UserError(
      "--url holds a key or a password, which would be written into the code; leave it out, and pass it as a secret from the environment, as lib/sources/stooq.ts does",
    );
  if (new Set(names).size < names.length)
    throw new UserError(`--url ${address}: a parameter stands there twice; a request names each once`);
  const query = names.length === 0 ? {} : { query: Object.fromEntries(searchParams) };
  const known = Object.entries(BASE_URLS).find(([, base]) => address.startsWith(base));
  if (known !== undefined)
    return { provider: known[0], host, path: `${origin}${pathname}`.slice(known[1].length), ...query };
  if (Object.hasOwn(BASE_URLS, name))
    throw new UserError(
      `a publisher is called ${name} already; a table of another name can have a source of its own`,
    );
  return { provider: name, host, base: `${origin}/`, path: pathname.slice(1), ...query };
}
