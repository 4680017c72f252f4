import { createServer } from "node:http";
import { type AddressInfo, createServer as tcpServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { environmentDispatcher } from "../../lib/sources/dispatcher.js";
import { addressOf, attempt, PassingFailure } from "../../lib/sources/http-attempt.js";
import { loopback } from "./loopback.js";

const closing: (() => unknown)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

async function portOf(server: ReturnType<typeof tcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const server = tcpServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Why an attempt did not get as far as the server, by `whyUnreachable`, and how often a host took a connection. */
async function ask(url: string): Promise<{ readonly why: string | undefined; readonly connections: number }> {
  let connections = 0;
  const dispatcher = environmentDispatcher({
    connectMs: 300,
    onConnect: () => {
      connections += 1;
    },
  });
  const request = { provider: "fred", name: "X.csv", path: "", format: "csv" } as const;
  const error: unknown = await attempt(request, addressOf(request, url), {
    dispatcher,
    signal: new AbortController().signal,
    earlier: undefined,
    onAnswer: () => {},
    onBytes: undefined,
    timeoutMs: 1500,
    maxBytes: 1000,
  }).catch((reason: unknown) => reason);
  await dispatcher.destroy();
  expect(error).toBeInstanceOf(PassingFailure);
  return { why: (error as PassingFailure).unreachable, connections };
}

test("a port that nobody listens on", async () => {
  const port = await closedPort();
  expect(await ask(`http://127.0.0.1:${port}/`)).toEqual({
    why: `ECONNREFUSED 127.0.0.1:${port}`,
    connections: 0,
  });
});

test("a name that has no address", async () => {
  const { why, connections } = await ask("https://no-such-host.invalid/");
  // A machine without a name server says EAI_AGAIN.
  expect(why).toMatch(/^(ENOTFOUND|EAI_AGAIN) no-such-host\.invalid$/);
  expect(connections).toBe(0);
});

test("a proxy that nobody listens on is named, not the host behind it", async () => {
  const port = await closedPort();
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${port}`);
  vi.stubEnv("NO_PROXY", "");
  expect((await ask("https://host.invalid/")).why).toBe(`ECONNREFUSED 127.0.0.1:${port}`);
});

test.each([403, 407, 502])("a proxy that refuses with status %i", async (status) => {
  const proxy = createServer();
  proxy.on("connect", (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`));
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${await portOf(proxy)}`);
  vi.stubEnv("NO_PROXY", "");
  closing.push(() => proxy.close());
  expect((await ask("https://host.invalid/")).why).toBe(`the proxy refuses with status ${status}`);
});

test("a host that takes the connection and keeps silent has been reached, also when TLS never begins", async () => {
  const silent = tcpServer(() => {});
  const port = await portOf(silent);
  closing.push(() => silent.close());
  expect(await ask(`http://127.0.0.1:${port}/`)).toEqual({ why: undefined, connections: 1 });
  expect(await ask(`https://127.0.0.1:${port}/`)).toEqual({
    why: `no connection to 127.0.0.1:${port} within 0.3 s`,
    connections: 1,
  });
});

test("a host that answers with an error, or breaks off, has been reached", async () => {
  const server = await loopback((request, response) => {
    if (request.url === "/reset") request.socket.destroy();
    else response.writeHead(500).end();
  });
  closing.push(server.close);
  expect(await ask(server.url)).toEqual({ why: undefined, connections: 1 });
  expect(await ask(`${server.url}reset`)).toEqual({ why: undefined, connections: 1 });
});
