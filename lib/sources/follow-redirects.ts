import { type Dispatcher, request as send } from "undici";
import { discard, headerOf } from "./response-body.js";
import { SourceError } from "./source-error.js";

const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** How an address is asked. */
export interface AskOptions {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  /** For the address itself; no other host learns it. */
  readonly authorization: string | undefined;
  /** Told of each step: the origin of another host that is asked now, undefined for the address's own. */
  readonly onRedirect: (elsewhere: string | undefined) => void;
}

/**
 * The answer at an address, after its redirects.
 * @throws SourceError when they never end or lead to no web address; what undici's `request` throws
 */
export async function follow(url: URL, options: AskOptions): Promise<Dispatcher.ResponseData> {
  const { dispatcher, signal, headers, authorization, onRedirect } = options;
  let at = url;
  for (let steps = 0; steps <= MAX_REDIRECTS; steps += 1) {
    const own = authorization !== undefined && at.origin === url.origin ? { authorization } : {};
    const response = await send(at, { dispatcher, signal, headers: { ...headers, ...own } });
    const location = headerOf(response, "location");
    if (!REDIRECTS.has(response.statusCode) || location === null) return response;
    discard(response);
    const next = URL.canParse(location, at) ? new URL(location, at) : undefined;
    if (next === undefined || !/^https?:$/.test(next.protocol))
      throw new SourceError(`is redirected to ${JSON.stringify(location.slice(0, 80))}, no web address`);
    at = next;
    onRedirect(isElsewhere(at, url) ? at.origin : undefined);
  }
  throw new SourceError("is redirected without end");
}

/** Another host, or the same one without encryption. */
const isElsewhere = (at: URL, url: URL) =>
  at.host !== url.host || (url.protocol === "https:" && at.protocol === "http:");
