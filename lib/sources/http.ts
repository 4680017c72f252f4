import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { type Dispatcher, EnvHttpProxyAgent, type Response, fetch as send } from "undici";
import { baseUrls as environmentUrls } from "./base-urls.js";
import { checkFormat } from "./check-format.js";
import { hostQueue } from "./host-queue.js";
import { backoffMs, isPassing, retryAfterMs } from "./retry.js";
import { SourceError } from "./source-error.js";
import type { Fetch, Provider, SourceFile, SourceRequest } from "./source-file.js";

const { version } = createRequire(import.meta.url)("claimbook/package.json") as { version: string };

/** How files are asked for over the network. */
export interface HttpOptions {
  /** Base addresses; default the publishers', or those of the environment (base-urls.ts). */
  readonly baseUrls?: Readonly<Record<Provider, string>>;
  /** A copy received earlier: asked for only if it has changed since. */
  readonly earlier?: (name: string) => SourceFile | undefined;
  /** Called with the bytes received so far, and the size where it is known. */
  readonly onBytes?: (request: SourceRequest, received: number, total: number | undefined) => void;
  /** Longest time for one attempt, body included. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
  readonly maxBytes?: number;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
  /** Longest `Retry-After` that is waited for. */
  readonly maxWaitMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

/** A failed attempt that another may mend; `waitMs` when the server said how long to wait. */
class Passing extends Error {
  readonly waitMs: number | undefined;
  constructor(message: string, waitMs?: number) {
    super(message);
    this.waitMs = waitMs;
  }
}

/**
 * Gets files over HTTP: one request a host at a time, retries with jitter that respect `Retry-After`, a limit on time and size, and a check
 * that the body is what was asked for. Proxies come from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in upper or lower case.
 * A `user:password@` in a base address is sent as basic authorization; neither it nor a secret parameter reaches a message or a file.
 */
export function httpFetch(options: HttpOptions = {}): { readonly fetch: Fetch; close(): Promise<void> } {
  const {
    baseUrls = environmentUrls(),
    earlier = () => undefined,
    attempts = 4,
    pauseMs = 300,
    maxWaitMs = 60_000,
    sleep = async (ms: number) => void (await delay(ms)),
    random = Math.random,
  } = options;
  const dispatcher = new EnvHttpProxyAgent();
  const queue = hostQueue({ pauseMs, sleep });

  async function get(request: SourceRequest): Promise<SourceFile> {
    const address = addressOf(request, baseUrls[request.provider]);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(request, address, {
          ...options,
          dispatcher,
          earlier: earlier(request.name),
        });
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        const wait = error.waitMs ?? backoffMs(attempt, random());
        const gaveUp = wait > maxWaitMs ? `; it asks to wait ${Math.ceil(wait / 1000)} s` : undefined;
        if (attempt === attempts || gaveUp) {
          throw new SourceError(
            `${request.name} (${address.shown}): ${error.message}${gaveUp ?? ` in ${attempts} attempts`}; try again later`,
          );
        }
        await sleep(wait);
      }
    }
  }

  return {
    fetch: (request) => queue(new URL(baseUrls[request.provider]).host, () => get(request)),
    close: () => dispatcher.close(),
  };
}

interface Address {
  readonly full: string;
  /** Without credentials and secret parameters. */
  readonly shown: string;
  readonly authorization?: string;
}

function addressOf(request: SourceRequest, base: string): Address {
  const url = new URL(request.path, base);
  const { username, password } = url;
  url.username = "";
  url.password = "";
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  const shown = url.href;
  for (const [name, value] of Object.entries(request.secret ?? {})) url.searchParams.set(name, value);
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    full: url.href,
    shown,
    ...(username !== "" && { authorization: `Basic ${Buffer.from(pair).toString("base64")}` }),
  };
}

async function attemptOnce(
  request: SourceRequest,
  address: Address,
  options: Omit<HttpOptions, "earlier"> & {
    readonly dispatcher: Dispatcher;
    readonly earlier: SourceFile | undefined;
  },
): Promise<SourceFile> {
  const { dispatcher, earlier, timeoutMs = 60_000 } = options;
  const where = `${request.name} (${address.shown})`;
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await send(address.full, {
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        "user-agent": `claimbook/${version} (re-tests a market commentary from public data)`,
        accept: "*/*",
        ...(address.authorization && { authorization: address.authorization }),
        ...(earlier?.etag && { "if-none-match": earlier.etag }),
        ...(earlier?.lastModified && { "if-modified-since": earlier.lastModified }),
      },
    });
    bytes = response.ok ? await readBody(response, request, options) : new Uint8Array();
  } catch (error) {
    throw failure(error as Error, where, timeoutMs);
  }
  const retrieved = new Date().toISOString();
  if (response.status === 304 && earlier !== undefined) return { ...earlier, retrieved };
  if (!response.ok) {
    await response.body?.cancel();
    const said = `HTTP status ${response.status}`;
    if (!isPassing(response.status)) throw new SourceError(`${where}: ${said}`);
    throw new Passing(said, retryAfterMs(response.headers.get("retry-after"), Date.now()));
  }
  const contentType = response.headers.get("content-type") ?? "";
  checkFormat(bytes, { file: where, format: request.format, contentType });
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  return {
    name: request.name,
    bytes,
    url: address.shown,
    retrieved,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
  };
}

async function readBody(
  response: Response,
  request: SourceRequest,
  { onBytes, maxBytes = 64_000_000 }: Pick<HttpOptions, "onBytes" | "maxBytes">,
): Promise<Uint8Array> {
  const header = response.headers.get("content-length");
  const total = header === null ? undefined : Number(header);
  const tooLong = () => new SourceError(`${request.name}: is longer than ${maxBytes} bytes; not read`);
  if (total !== undefined && total > maxBytes) {
    await response.body?.cancel();
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    received += (chunk as Uint8Array).length;
    if (received > maxBytes) throw tooLong();
    onBytes?.(request, received, total);
  }
  return Buffer.concat(chunks);
}

/** What a failed request says. Redirect loops and bodies that are too long do not mend themselves; the rest may. */
function failure(error: Error, where: string, timeoutMs: number): Error {
  if (error instanceof SourceError) return error;
  if (error.name === "TimeoutError") return new Passing(`no whole answer within ${timeoutMs / 1000} s`);
  const { code = "", message = error.message } = (error.cause ?? {}) as { code?: string; message?: string };
  if (message.includes("redirect")) return new SourceError(`${where}: is redirected without end`);
  return new Passing(`${code} ${message}`.trim());
}
