/** The error at the end of a chain of causes, as undici's or Node's. */
export interface RootError {
  readonly message?: string;
  readonly code?: string;
  readonly syscall?: string;
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
  /** Of a host with several addresses: one an address. */
  readonly errors?: readonly RootError[];
}

/** What an error of undici's rests on in the end. */
export function rootOf(error: Error): RootError {
  let root = error;
  while (root.cause instanceof Object) root = root.cause as Error;
  return root;
}

/**
 * Why a request never got as far as its server: no address, no connection, or a proxy that refuses; undefined where it did.
 * @param error what undici's `request` was rejected with
 * @example whyUnreachable(Object.assign(new Error(), { syscall: "getaddrinfo", code: "ENOTFOUND", hostname: "a.example" })) // => "ENOTFOUND a.example"
 */
export function whyUnreachable(error: Error): string | undefined {
  const root = rootOf(error);
  const { code, syscall, hostname, address, port, message = "" } = root.errors?.[0] ?? root;
  if (syscall === "getaddrinfo") return `${code} ${hostname}`;
  if (syscall === "connect") return `${code} ${address}:${port}`;
  if (code === "UND_ERR_CONNECT_TIMEOUT") {
    const [, where, ms] = /attempted address(?:es)?: ([^,]+).*timeout: (\d+)ms/.exec(message) ?? [];
    return `no connection to ${where ?? "the host"} within ${Number(ms ?? 0) / 1000} s`;
  }
  const refused = /^Proxy response \((\d+)\)/.exec(message);
  return refused ? `the proxy refuses with status ${refused[1]}` : undefined;
}

/**
 * A reason without the address at its end, to stand after a name of that address.
 * @param host of the request, with its port where it has one; a proxy's address, or that behind a name, stays
 * @example withoutAddress("ECONNREFUSED 127.0.0.1:80", "127.0.0.1:80") // => "ECONNREFUSED"
 */
export function withoutAddress(reason: string, host: string): string {
  const name = [host, host.replace(/:\d+$/, "")].find((one) => reason.endsWith(` ${one}`));
  return name === undefined ? reason : reason.slice(0, -name.length - 1);
}
