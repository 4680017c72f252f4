import { createRequire } from "node:module";
import type { Dispatcher } from "undici";
import { withDeadline } from "../platform/deadline.js";
import { sha256 } from "../platform/sha256.js";
import { checkFormat, MAX_QUOTED_BYTES } from "./check-format.js";
import { follow } from "./follow-redirects.js";
import { hideSecrets } from "./hide-secrets.js";
import { publisherMessage } from "./publisher-message.js";
import { ACCEPT_ENCODING, headerOf, readBody, readStart } from "./response-body.js";
import { isPassing, retryAfterMs } from "./retry.js";
import { SourceError } from "./source-error.js";
import type { SourceFile, SourceRequest } from "./source-file.js";
import { rootOf, whyUnreachable } from "./unreachable.js";

const { version } = createRequire(import.meta.url)("claimbook/package.json") as { version: string };

/** A failed attempt that another may put right. */
export class PassingFailure extends Error {
  /** How long the server said to wait. */
  readonly waitMs: number | undefined;
  /** Why the request did not get as far as the server; undefined where that sent it elsewhere. */
  readonly unreachable: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;

  /** @param options.redirected origin of the other host that failed */
  constructor(
    message: string,
    {
      redirected,
      waitMs,
      unreachable,
      status,
    }: {
      readonly redirected: string | undefined;
      readonly waitMs?: number | undefined;
      readonly unreachable?: string;
      readonly status?: number;
    },
  ) {
    super(afterRedirect(message, redirected));
    this.waitMs = waitMs;
    this.status = status;
    this.unreachable = redirected === undefined ? unreachable : undefined;
  }
}

const afterRedirect = (message: string, redirected: string | undefined) =>
  redirected === undefined ? message : `redirected to ${redirected}, ${message}`;

/** A request's address. */
export interface Address {
  readonly full: string;
  /** Without credentials and secret parameters. */
  readonly shown: string;
  readonly host: string;
  readonly authorization?: string;
  /** Credentials and secret parameters: no message repeats them. */
  readonly secrets: readonly string[];
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
  const keys = Object.values(request.secret ?? {});
  const given = { full: url.href, shown, host: url.host };
  if (username === "") return { ...given, secrets: keys };
  const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
  const token = Buffer.from(`${user}:${word}`).toString("base64");
  return { ...given, authorization: `Basic ${token}`, secrets: [...keys, user, word, token] };
}

/** A file and its address, as messages name them. */
function placeOf({ name }: SourceRequest, { shown }: Address, redirected: string | undefined): string {
  return `${name} (${shown}${redirected === undefined ? "" : `, redirected to ${redirected}`})`;
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
  const { dispatcher, earlier, onAnswer, timeoutMs } = options;
  const { secrets } = address;
  const started = performance.now();
  let redirected: string | undefined;
  let response: Dispatcher.ResponseData;
  let bytes: Uint8Array;
  try {
    [response, bytes] = await withDeadline({ ms: timeoutMs, signal: options.signal }, async (signal) => {
      const answer = await follow(new URL(address.full), {
        dispatcher,
        signal,
        headers: {
          "user-agent": `claimbook/${version} (re-tests a market commentary from public data)`,
          accept: "*/*",
          "accept-language": "en",
          "accept-encoding": ACCEPT_ENCODING,
          ...(earlier?.etag && { "if-none-match": earlier.etag }),
          ...(earlier?.lastModified && { "if-modified-since": earlier.lastModified }),
        },
        authorization: address.authorization,
        onRedirect(elsewhere) {
          onAnswer();
          redirected = elsewhere;
          if (elsewhere === undefined || request.secret === undefined) return;
          throw new SourceError("is not followed there, because the key would go with it");
        },
      });
      onAnswer();
      const onBytes = (received: number, total: number | undefined) =>
        options.onBytes?.(request, received, total);
      if (isOk(answer)) return [answer, await readBody(answer, { maxBytes: options.maxBytes, onBytes })];
      // Half of the time that is left: the status counts, also where its text never ends.
      const ms = Math.min(MAX_QUOTE_MS, (timeoutMs - (performance.now() - started)) / 2);
      return [answer, await readStart(answer, { maxBytes: MAX_QUOTED_BYTES, ms })];
    });
  } catch (error) {
    const where = placeOf(request, address, redirected);
    throw failure(error as Error, { where, redirected, timeoutMs, secrets });
  }
  const where = placeOf(request, address, redirected);
  const retrieved = new Date().toISOString();
  const from = redirected === undefined ? {} : { redirected };
  const contentType = headerOf(response, "content-type") ?? "";
  if (response.statusCode === 304 && earlier !== undefined) {
    const { redirected: _, ...same } = earlier;
    return { ...same, ...from, retrieved };
  }
  const brief = (message: string) => `${address.host}: ${afterRedirect(message, redirected)}`;
  if (!isOk(response)) {
    const status = response.statusCode;
    const said = publisherMessage(bytes, { contentType, secrets });
    const message = `HTTP status ${status}${said === undefined ? "" : ` (${JSON.stringify(said)})`}`;
    if (isPassing(status)) {
      const waitMs = retryAfterMs(headerOf(response, "retry-after"), Date.now());
      throw new PassingFailure(message, { redirected, waitMs, status });
    }
    const ofTheFile = ABSENT.has(status);
    throw new SourceError(`${where}: ${message}`, { status, ...(!ofTheFile && { brief: brief(message) }) });
  }
  if (repeatsKey(bytes, request)) {
    const message = `the key is refused (${JSON.stringify(publisherMessage(bytes, { contentType, secrets }))})`;
    throw new SourceError(`${where}: ${message}`, { brief: brief(message) });
  }
  checkFormat(bytes, { file: where, format: request.format, contentType, secrets });
  const etag = headerOf(response, "etag");
  const lastModified = headerOf(response, "last-modified");
  return {
    name: request.name,
    bytes,
    url: address.shown,
    ...from,
    retrieved,
    sha256: sha256(bytes),
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
  };
}

/** Other answers that begin with 2 hold a part of the file (206), or none. */
const isOk = ({ statusCode }: Dispatcher.ResponseData) => statusCode === 200;

/** Longest time to read what an answer says that is not the file asked for. */
const MAX_QUOTE_MS = 2000;

/** Statuses that speak of one file; any other refusal speaks of whoever asks. */
const ABSENT = new Set([404, 410]);

/** Data hold no key; what repeats it is a word about it, as the BLS's "The key:... provided by the User is invalid." with status 200. */
function repeatsKey(bytes: Uint8Array, { secret = {} }: SourceRequest): boolean {
  return Object.values(secret).some(
    (key) => key.length >= MIN_KEY_LENGTH && Buffer.from(bytes).includes(key),
  );
}

/** A shorter key may stand in data by chance. */
const MIN_KEY_LENGTH = 8;

/** OpenSSL's and Node's names for a certificate that does not prove whose it is. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;

/** What a failed request says. Redirect loops, bodies that are too long and certificates do not get better by themselves; the rest may. */
function failure(
  error: Error,
  {
    where,
    redirected,
    timeoutMs,
    secrets,
  }: {
    readonly where: string;
    readonly redirected: string | undefined;
    readonly timeoutMs: number;
    readonly secrets: readonly string[];
  },
): Error {
  if (error instanceof SourceError)
    return new SourceError(`${where}: ${hideSecrets(error.message, secrets)}`);
  if (error.name === "TimeoutError")
    return new PassingFailure(`no whole answer within ${seconds(timeoutMs)} s`, { redirected });
  const unreachable = whyUnreachable(error);
  if (unreachable !== undefined) return new PassingFailure(unreachable, { redirected, unreachable });
  const { code = "", message = "" } = rootOf(error);
  if (CERTIFICATE.test(code)) {
    return new SourceError(
      `${where}: its certificate is not trusted (${code}); where a proxy reads the traffic, set NODE_EXTRA_CA_CERTS to the file of its certificate`,
    );
  }
  return new PassingFailure(`${code} ${message}`.trim(), { redirected });
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;
