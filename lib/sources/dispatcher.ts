import type { Socket } from "node:net";
import { buildConnector, type Dispatcher, EnvHttpProxyAgent } from "undici";

/**
 * What makes connections: direct ones, or through the proxies that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, in upper or lower case.
 * @param options.connectMs longest time to connect, TLS included
 * @param options.onConnect called when a host takes a direct connection, before TLS
 */
export function environmentDispatcher({
  connectMs,
  onConnect,
}: {
  readonly connectMs: number;
  readonly onConnect: () => void;
}): Dispatcher {
  const limit = { timeout: connectMs };
  // undici's types leave out that a connector returns its socket.
  const connectTo = buildConnector(limit) as (...of: Parameters<buildConnector.connector>) => Socket;
  return new EnvHttpProxyAgent({
    connect: (options, callback) => void connectTo(options, callback).once("connect", onConnect),
    proxyTls: limit,
    requestTls: limit,
  });
}
