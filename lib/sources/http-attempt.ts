import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { type Dispatcher, type Response, fetch as send } from "undici";
import { checkFormat } from "./check-format.js";
import { isPassing, retryAfterMs } from "./retry.js";
import { SourceError } from "./source-error.js";
import type { SourceFile, SourceRequest } from "./source-file.js";
import { rootOf, whyUnreachable } from "./unreachable.js";

const { version } = createRequire(import.meta.url)("claimbook/package.json") as { version: string };

/** A failed attempt that another may put right. */
export class PassingFailure extends Error {
  /** How long the server said to wait. */
  readonly waitMs: number | undefined;
  /** Why the request did not get as far as the server. */
  readonly unreachable: string | undefined;

  constructor(
    message: string,
    { waitMs, unreachable }: { readonly waitMs?: number | undefined; readonly unreachable?: string } = {},
  ) {
    super(message);
    this.waitMs = waitMs;
    this.unreachable = unreachable;
  }
}

/** A request's address. */
export interface Address {
  readonly full: string;
  /** Without credentials and secret parameters. */
  readonly shown: string;
  readonly host: string;
  readonly authorization?: string;
}

/** The address of a request under a provider's base address. */
export function addressOf(request: SourceRequest, base: string): Address {
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
    host: url.host,
    ...(username !== "" && { authorization: `Basic ${Buffer.from(pair).toString("base64")}` }),
  };
}

export interface AttemptOptions {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** A copy received earlier: asked for only if it has changed since. */
  readonly earlier: SourceFile | undefined;
  /** Called when the server answers. */
  readonly onAnswer: () => void;
  /** Called with the bytes received so far, and the size where it is known. */
  readonly onBytes:
    | ((request: SourceRequest, received: number, total: number | undefined) => void)
    | undefined;
  /** Longest time, body included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * Asks for a file once.
 * @throws PassingFailure when another attempt may succeed, SourceError when none will
 */
export async function attempt(
  request: SourceRequest,
  address: Address,
  options: AttemptOptions,
): Promise<SourceFile> {
  const { dispatcher, signal, earlier, onAnswer, timeoutMs } = options;
  const where = `${request.name} (${address.shown})`;
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await send(address.full, {
      dispatcher,
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]),
      headers: {
        "user-agent": `claimbook/${version} (re-tests a market commentary from public data)`,
        accept: "*/*",
        ...(address.authorization && { authorization: address.authorization }),
        ...(earlier?.etag && { "if-none-match": earlier.etag }),
        ...(earlier?.lastModified && { "if-modified-since": earlier.lastModified }),
      },
    });
    onAnswer();
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
    const waitMs = retryAfterMs(response.headers.get("retry-after"), Date.now());
    throw new PassingFailure(said, { waitMs });
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
  { onBytes, maxBytes }: Pick<AttemptOptions, "onBytes" | "maxBytes">,
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

/** OpenSSL's and Node's names for a certificate that does not prove whose it is. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;

/** What a failed request says. Redirect loops, bodies that are too long and certificates do not get better by themselves; the rest may. */
function failure(error: Error, where: string, timeoutMs: number): Error {
  if (error instanceof SourceError) return error;
  if (error.name === "TimeoutError")
    return new PassingFailure(`no whole answer within ${timeoutMs / 1000} s`);
  const unreachable = whyUnreachable(error);
  if (unreachable !== undefined) return new PassingFailure(unreachable, { unreachable });
  const { code = "", message = "" } = rootOf(error);
  if (message.includes("redirect")) return new SourceError(`${where}: is redirected without end`);
  if (CERTIFICATE.test(code)) {
    return new SourceError(
      `${where}: its certificate is not trusted (${code}); where a proxy reads the traffic, set NODE_EXTRA_CA_CERTS to the file of its certificate`,
    );
  }
  return new PassingFailure(`${code} ${message}`.trim());
}
