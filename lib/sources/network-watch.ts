import { NoNetworkError } from "./no-network-error.js";

/** How long nothing may answer before hosts that nobody needs yet are asked as well. */
const PATIENCE_MS = 2000;

/** Tells a host that is down from no network at all. */
export interface NetworkWatch {
  /** Aborted with a `NoNetworkError` once not one host can be reached. */
  readonly signal: AbortSignal;
  /** A request to a host begins. */
  asked(host: string): void;
  /** Some host has answered, or has at least taken a connection: there is a network. */
  reached(): void;
  /** A request did not get as far as its host. Resolves when it is known whether there is a network. */
  unreachable(host: string, why: string): Promise<void>;
}

/**
 * Watches requests to hosts. While none has been reached, the other hosts are asked as well before the network is given up.
 * @param options.hosts all that there are
 * @param options.probe asks a host for anything; returns why it cannot be reached, or undefined
 */
export function networkWatch({
  hosts,
  probe,
}: {
  readonly hosts: Iterable<string>;
  readonly probe: (host: string) => Promise<string | undefined>;
}): NetworkWatch {
  const controller = new AbortController();
  const all = new Set(hosts);
  /** Why a host cannot be reached; undefined while it is being asked. */
  const states = new Map<string, string | undefined>();
  let network = false;
  let timer: NodeJS.Timeout | undefined;
  let know = () => {};
  const known = new Promise<void>((resolve) => {
    know = resolve;
  });

  /** @returns whether there were any */
  function askOthers(): boolean {
    const others = [...all].filter((host) => !states.has(host));
    for (const host of others) {
      states.set(host, undefined);
      probe(host).then((why) => (why === undefined ? reached() : unreachable(host, why)));
    }
    return others.length > 0;
  }
  function reached(): void {
    network = true;
    clearTimeout(timer);
    know();
  }
  function unreachable(host: string, why: string): Promise<void> {
    states.set(host, why);
    const asking = [...states.values()].includes(undefined);
    if (!network && !asking && !askOthers()) {
      const [first = why] = states.values();
      controller.abort(new NoNetworkError(first));
      know();
    }
    return known;
  }
  return {
    signal: controller.signal,
    asked(host) {
      if (states.size === 0) timer = setTimeout(askOthers, PATIENCE_MS).unref();
      if (!states.has(host)) states.set(host, undefined);
    },
    reached,
    unreachable,
  };
}
