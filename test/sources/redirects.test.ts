import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { ASK, CSV, client, csv, refusal, status } from "./http-client.js";
import { type Loopback, loopback } from "./loopback.js";

const others: Loopback[] = [];
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

/** Another server; its port makes it another host. */
async function elsewhere(handler: RequestListener): Promise<{ origin: string; server: Loopback }> {
  const server = await loopback(handler);
  others.push(server);
  return { origin: new URL(server.url).origin, server };
}

const to =
  (location: string, code = 302): RequestListener =>
  (_, response) =>
    response.writeHead(code, { location }).end();

test.each([301, 302, 303, 307, 308])(
  "status %i to another host is followed, and the host named",
  async (code) => {
    const { origin } = await elsewhere(csv);
    const { fetch, server } = await client(to(`${origin}/moved.csv`, code));
    const file = await fetch(ASK);
    expect(Buffer.from(file.bytes).toString()).toBe(CSV);
    expect(file).toMatchObject({ url: `${server.url}fred/x.csv?id=X`, redirected: origin });
  },
);

test("a redirect within the host is no redirect to another one, nor is one that comes back", async () => {
  const within = await client((request, response) =>
    (request.url?.startsWith("/fred/x") ? to("/fred/y.csv") : csv)(request, response),
  );
  expect(await within.fetch(ASK)).not.toHaveProperty("redirected");
  let back = "";
  const { origin } = await elsewhere((request, response) => to(`${back}fred/y.csv`)(request, response));
  const round = await client((request, response) =>
    (request.url?.startsWith("/fred/x") ? to(`${origin}/`) : csv)(request, response),
  );
  back = round.server.url;
  expect(await round.fetch(ASK)).not.toHaveProperty("redirected");
});

test.each<[string, RequestListener, RegExp]>([
  ["refuses", status(404), /X\.csv \(http.*, redirected to ORIGIN\): HTTP status 404$/],
  ["fails each time", status(503), /: redirected to ORIGIN, HTTP status 503 in 4 attempts; try again later$/],
  [
    "asks to sign in",
    (_, response) => response.writeHead(200).end("<html><title>Sign in</title>"),
    /, redirected to ORIGIN\): expected a CSV text, found a web page titled "Sign in"$/,
  ],
])("another host that %s is named in the message", async (_, handler, message) => {
  const { origin } = await elsewhere(handler);
  const { fetch } = await client(to(origin));
  const said = await refusal(fetch(ASK));
  expect(said.replaceAll(origin, "ORIGIN")).toMatch(message);
});

test("another host that cannot be reached is named, and the one that sent there is not given up for it", async () => {
  const { origin, server: gone } = await elsewhere(csv);
  await gone.close();
  const { fetch, server } = await client((request, response) =>
    (request.url?.includes("x.csv") ? to(origin) : csv)(request, response),
  );
  expect((await refusal(fetch(ASK))).replaceAll(origin, "ORIGIN")).toMatch(
    /: redirected to ORIGIN, ECONNREFUSED .* in 4 attempts; try again later$/,
  );
  await fetch({ ...ASK, path: "y.csv" });
  expect(server.requests.at(-1)).toBe("GET /fred/y.csv?id=X");
});

test("a key goes to no other host, and neither does a password", async () => {
  const { origin, server: other } = await elsewhere(csv);
  const { fetch } = await client(to(`${origin}/?api_key=abc123`));
  const said = await refusal(fetch({ ...ASK, secret: { api_key: "abc123" } }));
  expect(said).toContain(`redirected to ${origin}): is not followed there, because the key would go with it`);
  expect(said).not.toContain("abc123");
  expect(other.requests).toEqual([]);
  const withPassword = await client(to(origin), (up) => ({
    baseUrls: { ...up.baseUrls, fred: up.baseUrls.fred.replace("http://", "http://me:secret@") },
  }));
  await withPassword.fetch(ASK);
  expect(withPassword.server.headers[0]?.authorization).toMatch(/^Basic /);
  expect(other.headers[0]?.authorization).toBeUndefined();
});

test.each([
  ["file:///etc/passwd", /is redirected to "file:\/\/\/etc\/passwd", no web address/],
  ["http://[", /is redirected to "http:\/\/\[", no web address/],
  ["data:text/csv,DATE", /no web address/],
])("a redirect to %s is refused", async (location, message) => {
  const { fetch, server } = await client(to(location));
  expect(await refusal(fetch(ASK))).toMatch(message);
  expect(server.requests).toHaveLength(1);
});

test("a redirect loop over two hosts ends", async () => {
  let back = "";
  const { origin, server: other } = await elsewhere((request, response) => to(back)(request, response));
  const { fetch, server } = await client(to(`${origin}/`));
  back = server.url;
  expect(await refusal(fetch(ASK))).toMatch(/is redirected without end/);
  expect(server.requests.length + other.requests.length).toBe(11);
});
