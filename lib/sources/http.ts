import { setTimeout as delay } from "node:timers/promises";
import { request as send } from "undici";
import { withDeadline } from "../platform/deadline.js";
import { counted } from "../platform/text/counted.js";
import { BASE_URLS, baseUrls as environmentUrls } from "./base-urls.js";
import { environmentDispatcher } from "./dispatcher.js";
import { givenUp } from "./given-up.js";
import { hostQueue } from "./host-queue.js";
import { type Address, type AttemptOptions, addressOf, attempt, PassingFailure } from "./http-attempt.js";
import { linkedAddress } from "./linked-address.js";
import { networkWatch } from "./network-watch.js";
import { discard } from "./response-body.js";
import { backoffMs } from "./retry.js";
import { SourceError } from "./source-error.js";
import type { Fetch, SourceFile, SourceRequest } from "./source-file.js";
import { decodeText } from "./text.js";
import { fileClocks, type TimeLeft, type TimeLimits, timeLimits } from "./time-limits.js";
import { whyUnreachable, withoutAddress } from "./unreachable.js";
import { isUserFile, userFile } from "./user-file.js";

/** A page is read no further. */
const MAX_PAGE_BYTES = 5_000_000;

/** Too many requests: more of them help nobody. Where the publisher says how long to wait, it is asked again then. */
const isThrottled = ({ status, waitMs }: PassingFailure) => status === 429 && waitMs === undefined;

/** How files are asked for over the network. */
export interface HttpOptions extends Partial<TimeLimits> {
  /** The publishers' own base addresses, by provider; default those that the engine knows. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Base addresses to use; default the publishers', or those of the environment (base-urls.ts). */
  readonly baseUrls?: Readonly<Record<string, string>>;
  /** A copy received earlier: asked for only if it has changed since. */
  readonly earlier?: (name: string) => SourceFile | undefined;
  /** Called with the bytes received so far, and the size where it is known. */
  readonly onBytes?: NonNullable<AttemptOptions["onBytes"]>;
  /** Longest time to connect, TLS included. */
  readonly connectMs?: number;
  readonly attempts?: number;
  readonly maxBytes?: number;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

/**
 * Gets files over HTTP: one request a host at a time, retries with jitter that respect `Retry-After`, limits on size and on the time for a
 * file, a host and all files, and a check that the body is what was asked for. Proxies come from the environment (dispatcher.ts).
 * A `user:password@` in a base address is sent as basic authorization; neither it nor a secret parameter reaches a message or a file.
 * A host that cannot be reached, and a source that fails or refuses for two files in a row, is given up: it is not asked for further files. When no
 * host at all can be reached, every request is rejected with a `NoNetworkError`.
 * @param options.runMs of the limits that are not given, as `timeLimits` derives them from it
 */
export function httpFetch(options: HttpOptions = {}): { readonly fetch: Fetch; close(): Promise<void> } {
  const addresses: Readonly<Record<string, string>> = options.addresses ?? BASE_URLS;
  const {
    baseUrls = environmentUrls(process.env, addresses),
    earlier = () => undefined,
    attempts = 4,
    pauseMs = 300,
    connectMs = 5000,
    maxBytes = 64_000_000,
    onBytes,
    sleep = async (ms: number) => void (await delay(ms, undefined, { signal })),
    random = Math.random,
  } = options;
  const limits = { ...timeLimits(options.runMs), ...options };
  const origins = new Map(
    Object.values(baseUrls)
      .filter((base) => !isUserFile(base))
      .map((base) => [new URL(base).host, new URL(base).origin]),
  );
  const watch = networkWatch({ hosts: origins.keys(), probe });
  const dispatcher = environmentDispatcher({ connectMs, onConnect: watch.reached });
  const queue = hostQueue();
  const startClock = fileClocks(limits);
  const asked = new Set<string>();
  const lost = givenUp();
  const ended = new AbortController();
  const { signal } = ended;
  watch.signal.addEventListener("abort", () => ended.abort(watch.signal.reason));

  /** A source that is asked with a key is another one: it may refuse the key alone. */
  function sourceOf({ provider, secret }: SourceRequest): string {
    return `${baseUrls[provider]}${secret === undefined ? "" : " with a key"}`;
  }

  async function probe(host: string): Promise<string | undefined> {
    try {
      await withDeadline({ ms: 2 * connectMs, signal }, async (within) =>
        discard(await send(origins.get(host) as string, { method: "HEAD", dispatcher, signal: within })),
      );
      return undefined;
    } catch (error) {
      return whyUnreachable(error as Error);
    }
  }

  async function get(request: SourceRequest, address: Address): Promise<SourceFile> {
    const { host } = address;
    const source = sourceOf(request);
    const failed = (message: string, brief: string) =>
      new SourceError(`${request.name} (${address.shown}): ${message}; try again later`, { brief });
    const given = lost.why(host, source);
    if (given !== undefined) throw failed(`not asked for, after ${given}`, given);
    const clock = startClock(host);
    try {
      for (let count = 1; ; count += 1) {
        signal.throwIfAborted();
        const { ms, limit } = clock.left();
        if (ms < 1) throw failed(`not asked for, ${overdrawn(limit)}`, `${host}: ${overdrawn(limit)}`);
        if (count === 1 && asked.has(host)) await sleep(pauseMs);
        asked.add(host);
        const result = await tryOnce(request, address, ms);
        if (!(result instanceof PassingFailure)) {
          lost.answered(source);
          return result;
        }
        const wait = result.waitMs ?? backoffMs(count, random());
        const left = clock.left();
        const most = isThrottled(result) ? Math.min(attempts, 2) : attempts;
        if (count < most && wait < left.ms) {
          await sleep(wait);
          continue;
        }
        const why = withoutAddress(result.message, host);
        const brief = `${host}: ${why}`;
        if (result.unreachable === undefined) lost.failed(source, brief);
        else lost.giveUp(host, brief);
        throw failed(`${why}${howItEnded(result, { count, wait, left })}`, brief);
      }
    } finally {
      clock.stop();
    }
  }

  async function tryOnce(
    request: SourceRequest,
    address: Address,
    leftMs: number,
  ): Promise<SourceFile | PassingFailure> {
    const { host } = address;
    watch.asked(host);
    const copy = earlier(request.name);
    try {
      return await attempt(request, address, {
        dispatcher,
        signal,
        // Under a linked address stands another upload than under an earlier one.
        earlier: request.linkedFrom === undefined || copy?.url === address.shown ? copy : undefined,
        onAnswer: watch.reached,
        onBytes,
        timeoutMs: Math.min(limits.timeoutMs, leftMs),
        maxBytes,
      });
    } catch (error) {
      if (!(error instanceof PassingFailure)) {
        const { brief } = error as SourceError;
        if (brief === undefined) lost.answered(sourceOf(request));
        else lost.failed(sourceOf(request), brief);
        throw error;
      }
      if (error.unreachable === undefined) watch.reached();
      else await watch.unreachable(host, error.unreachable);
      signal.throwIfAborted();
      return error;
    }
  }

  async function ask(request: SourceRequest, address: Address): Promise<SourceFile> {
    try {
      return await queue(address.host, () => get(request, address));
    } catch (error) {
      // What was under way when the network was given up fails in ways of its own.
      watch.signal.throwIfAborted();
      throw error;
    }
  }

  /** The address to which the page links; on another server than the publisher's, which may have no such page, the file's own. */
  async function linked(request: SourceRequest, base: string, linkedFrom: string): Promise<Address> {
    const { provider, name } = request;
    const page = {
      provider,
      name: `the page that links to ${name}`,
      path: linkedFrom,
      format: "html",
    } as const;
    try {
      const { bytes, url, redirected = url } = await ask(page, addressOf(page, base));
      const html = decodeText(bytes.subarray(0, MAX_PAGE_BYTES));
      const address = linkedAddress(html, { name, page: redirected });
      return addressOf({ ...request, path: address }, base);
    } catch (error) {
      if (base === addresses[provider] || !(error instanceof SourceError)) throw error;
      return addressOf(request, base);
    }
  }

  return {
    async fetch(request) {
      const base = baseUrls[request.provider];
      if (base === undefined)
        throw new SourceError(
          `${request.name}: there is no base address of ${request.provider}; name it in "addresses" of the input`,
        );
      if (isUserFile(base)) return userFile(request, base);
      if (!base.endsWith("/")) return ask(request, addressOf({ ...request, path: base }, base));
      const { linkedFrom } = request;
      if (linkedFrom === undefined) return ask(request, addressOf(request, base));
      return ask(request, await linked(request, base, linkedFrom));
    },
    close() {
      ended.abort(new SourceError("no longer asked for"));
      return dispatcher.destroy();
    },
  };
}

const overdrawn = (limit: string) => `the limit of ${limit} is used up`;

function howItEnded(
  { waitMs }: PassingFailure,
  { count, wait, left }: { readonly count: number; readonly wait: number; readonly left: TimeLeft },
): string {
  if (wait < left.ms) return ` in ${counted(count, "attempt")}`;
  if (waitMs !== undefined) return `; it asks to wait ${Math.ceil(waitMs / 1000)} s`;
  return `, and ${overdrawn(left.limit)}`;
}
