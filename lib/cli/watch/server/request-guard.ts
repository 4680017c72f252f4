import type { IncomingMessage } from "node:http";

/** A request that is not answered. */
export interface Refusal {
  readonly status: 400 | 403 | 405;
  readonly reason: string;
}

/** Names that lead to this machine whatever a name server says. The port is free: a tunnel may have another. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

function headers({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** The host that a whole address names, as a client of a proxy writes it; it stands above the Host header (RFC 9112, 3.2.2). */
function targetHost({ url }: IncomingMessage): string | undefined {
  return /^http:\/\/([^/?#]*)/i.exec(url ?? "")?.[1];
}

/**
 * Why a request is refused; undefined when it may be answered. A page of another site that has a name of its own lead here (DNS rebinding)
 * is told by the Host header, a page that asks from elsewhere by Origin and Sec-Fetch-Site.
 * @param options.embedded may the answer only be part of a page of ours, as the stream of events is? A link from elsewhere may lead to a page.
 */
export function refusal(
  request: IncomingMessage,
  { embedded }: { readonly embedded: boolean },
): Refusal | undefined {
  const [host, ...others] = headers(request, "host");
  if (host === undefined || others.length > 0)
    return { status: 400, reason: "the request must name one host" };
  if (![host, targetHost(request) ?? host].every((name) => LOOPBACK.test(name)))
    return { status: 403, reason: "this server answers to localhost only" };
  const elsewhere: Refusal = { status: 403, reason: "pages of other origins get nothing from this server" };
  if (headers(request, "origin").some((origin) => origin.toLowerCase() !== `http://${host.toLowerCase()}`))
    return elsewhere;
  const site = request.headers["sec-fetch-site"];
  const isNavigation =
    request.headers["sec-fetch-mode"] === "navigate" && request.headers["sec-fetch-dest"] === "document";
  const isOurs = site === undefined || site === "same-origin" || site === "none";
  if (!isOurs && (embedded || !isNavigation)) return elsewhere;
  if (request.method !== "GET" && request.method !== "HEAD")
    return { status: 405, reason: "only GET and HEAD are answered" };
  return undefined;
}
