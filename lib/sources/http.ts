import { setTimeout as delay } from "node:timers/promises";
import { fetch as send } from "undici";
import { baseUrls as environmentUrls } from "./base-urls.js";
import { environmentDispatcher } from "./dispatcher.js";
import { hostQueue } from "./host-queue.js";
import { type Address, type AttemptOptions, addressOf, attempt, PassingFailure } from "./http-attempt.js";
import { networkWatch } from "./network-watch.js";
import { backoffMs } from "./retry.js";
import { SourceError } from "./source-error.js";
import type { Fetch, Provider, SourceFile, SourceRequest } from "./source-file.js";
import { whyUnreachable } from "./unreachable.js";

/** How files are asked for over the network. */
export interface HttpOptions {
  /** Base addresses; default the publishers', or those of the environment (base-urls.ts). */
  readonly baseUrls?: Readonly<Record<Provider, string>>;
  /** A copy received earlier: asked for only if it has changed since. */
  readonly earlier?: (name: string) => SourceFile | undefined;
  /** Called with the bytes received so far, and the size where it is known. */
  readonly onBytes?: NonNullable<AttemptOptions["onBytes"]>;
  /** Longest time to connect, TLS included. */
  readonly connectMs?: number;
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

/**
 * Gets files over HTTP: one request a host at a time, retries with jitter that respect `Retry-After`, a limit on time and size, and a check
 * that the body is what was asked for. Proxies come from the environment (dispatcher.ts).
 * A `user:password@` in a base address is sent as basic authorization; neither it nor a secret parameter reaches a message or a file.
 * A host that has been given up as unreachable is asked once for each further file. When no host at all can be reached, every request is
 * rejected with a `NoNetworkError`.
 */
export function httpFetch(options: HttpOptions = {}): { readonly fetch: Fetch; close(): Promise<void> } {
  const {
    baseUrls = environmentUrls(),
    earlier = () => undefined,
    attempts = 4,
    pauseMs = 300,
    maxWaitMs = 60_000,
    connectMs = 5000,
    timeoutMs = 60_000,
    maxBytes = 64_000_000,
    onBytes,
    sleep = async (ms: number) => void (await delay(ms, undefined, { signal: watch.signal })),
    random = Math.random,
  } = options;
  const origins = new Map(Object.values(baseUrls).map((base) => [new URL(base).host, new URL(base).origin]));
  const watch = networkWatch({ hosts: origins.keys(), probe });
  const dispatcher = environmentDispatcher({ connectMs, onConnect: watch.reached });
  const queue = hostQueue({ pauseMs, sleep });
  const givenUp = new Set<string>();

  async function probe(host: string): Promise<string | undefined> {
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(2 * connectMs), watch.signal]);
      await send(origins.get(host) as string, { method: "HEAD", dispatcher, signal });
      return undefined;
    } catch (error) {
      return whyUnreachable(error as Error);
    }
  }

  async function get(request: SourceRequest, address: Address): Promise<SourceFile> {
    const { host } = address;
    const most = givenUp.has(host) ? 1 : attempts;
    for (let count = 1; ; count += 1) {
      watch.signal.throwIfAborted();
      watch.asked(host);
      try {
        return await attempt(request, address, {
          dispatcher,
          signal: watch.signal,
          earlier: earlier(request.name),
          onAnswer: watch.reached,
          onBytes,
          timeoutMs,
          maxBytes,
        });
      } catch (error) {
        if (!(error instanceof PassingFailure)) throw error;
        if (error.unreachable === undefined) watch.reached();
        else await watch.unreachable(host, error.unreachable);
        watch.signal.throwIfAborted();
        const wait = error.waitMs ?? backoffMs(count, random());
        const tooLong = wait > maxWaitMs ? `; it asks to wait ${Math.ceil(wait / 1000)} s` : undefined;
        if (count < most && tooLong === undefined) {
          await sleep(wait);
          continue;
        }
        if (error.unreachable !== undefined) givenUp.add(host);
        const tried = `in ${most} attempt${most === 1 ? "" : "s"}`;
        throw new SourceError(
          `${request.name} (${address.shown}): ${error.message}${tooLong ?? ` ${tried}`}; try again later`,
          { brief: `${host}: ${error.message}` },
        );
      }
    }
  }

  return {
    async fetch(request) {
      const address = addressOf(request, baseUrls[request.provider]);
      try {
        return await queue(address.host, () => get(request, address));
      } catch (error) {
        // What was under way when the network was given up fails in ways of its own.
        watch.signal.throwIfAborted();
        throw error;
      }
    },
    close: () => (watch.signal.aborted ? dispatcher.destroy() : dispatcher.close()),
  };
}
