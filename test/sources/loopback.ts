import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { BASE_URLS } from "../../lib/sources/base-urls.js";

export interface Loopback {
  /** Address of the server, ending in a slash. */
  readonly url: string;
  /** Every provider's base address on this server: a folder of its name. */
  readonly baseUrls: Readonly<Record<keyof typeof BASE_URLS, string>>;
  /** `METHOD path` of each request, in the order of arrival. */
  readonly requests: string[];
  readonly headers: IncomingMessage["headers"][];
  close(): Promise<void>;
}

/** A server on a free loopback port that answers with `handler`. */
export async function loopback(handler: RequestListener): Promise<Loopback> {
  const requests: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    requests,
    headers,
    baseUrls: Object.fromEntries(
      Object.keys(BASE_URLS).map((name) => [name, `${url}${name}/`]),
    ) as Loopback["baseUrls"],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
