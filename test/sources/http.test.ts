import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { BASE_URLS, baseUrls } from "../../lib/sources/base-urls.js";
import { httpFetch } from "../../lib/sources/http.js";
import { NoNetworkError } from "../../lib/sources/no-network-error.js";
import { SourceError } from "../../lib/sources/source-error.js";
import type { SourceFile, SourceRequest } from "../../lib/sources/source-file.js";
import { ASK, CSV, client, closeLater, csv, inTurn, refusal, status } from "./http-client.js";
import { loopback } from "./loopback.js";
import { zipOf } from "./zip-of.js";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe("httpFetch().fetch(request)", () => {
  test("returns the bytes with address, hash, time and validators, and names the project to the server", async () => {
    const { fetch, server } = await client((_, response) =>
      response.writeHead(200, { etag: '"a"', "last-modified": "Wed, 24 Jul 2024 10:00:00 GMT" }).end(CSV),
    );
    const file = await fetch(ASK);
    expect(Buffer.from(file.bytes).toString()).toBe(CSV);
    expect(file).toMatchObject({
      name: "X.csv",
      url: `${server.url}fred/x.csv?id=X`,
      etag: '"a"',
      lastModified: "Wed, 24 Jul 2024 10:00:00 GMT",
      // By sha256sum.
      sha256: "b7bf9e1a263e936f85dba193482f90b7efe254f61ffd2065dfec6902e8069355",
    });
    expect(file.retrieved).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(server.headers[0]?.["user-agent"]).toMatch(/^claimbook\/\d/);
  });

  test("asks with the validators of an earlier copy, and 304 means that copy", async () => {
    const earlier: SourceFile = {
      name: "X.csv",
      bytes: Buffer.from(CSV),
      url: "u",
      retrieved: "2024-01-01T00:00:00.000Z",
      sha256: "s",
      etag: '"a"',
      lastModified: "Wed, 24 Jul 2024 10:00:00 GMT",
    };
    const { fetch, server } = await client(status(304), { earlier: () => earlier });
    const file = await fetch(ASK);
    expect(file).toMatchObject({ bytes: earlier.bytes, sha256: "s", etag: '"a"' });
    expect(file.retrieved > earlier.retrieved).toBe(true);
    expect(server.headers[0]).toMatchObject({
      "if-none-match": '"a"',
      "if-modified-since": "Wed, 24 Jul 2024 10:00:00 GMT",
    });
  });

  test.each([500, 502, 503, 504, 408])(
    "tries again after status %i, each time a little later",
    async (code) => {
      const { fetch, waits, server } = await client(inTurn(status(code), status(code), csv));
      expect(Buffer.from((await fetch(ASK)).bytes).toString()).toBe(CSV);
      expect(server.requests).toHaveLength(3);
      expect(waits).toEqual([250, 500]);
    },
  );

  test("waits as long as Retry-After asks, in seconds or until a date", async () => {
    const { fetch, waits } = await client(
      inTurn(
        status(429, { "retry-after": "7" }),
        status(503, { "retry-after": new Date(Date.now() + 20_000).toUTCString() }),
        csv,
      ),
    );
    await fetch(ASK);
    expect(waits[0]).toBe(7000);
    expect(waits[1]).toBeGreaterThan(15_000);
    expect(waits[1]).toBeLessThanOrEqual(20_000);
  });

  test("gives up at once when Retry-After asks for longer than it would wait", async () => {
    const { fetch, server } = await client(status(429, { "retry-after": "3600" }));
    expect(await refusal(fetch(ASK))).toMatch(
      /X\.csv .*HTTP status 429; it asks to wait 3600 s; try again later/,
    );
    expect(server.requests).toHaveLength(1);
  });

  test("gives up after the last attempt, naming file, address and reason", async () => {
    const { fetch, server } = await client(status(500));
    expect(await refusal(fetch(ASK))).toBe(
      `X.csv (${server.url}fred/x.csv?id=X): HTTP status 500 in 4 attempts; try again later`,
    );
    expect(server.requests).toHaveLength(4);
  });

  test.each([400, 401, 403, 404, 410])(
    "does not repeat a request that was answered with %i",
    async (code) => {
      const { fetch, server } = await client(status(code));
      expect(await refusal(fetch(ASK))).toMatch(new RegExp(`HTTP status ${code}$`));
      expect(server.requests).toHaveLength(1);
    },
  );

  test("tries again when the connection is reset in the middle of the body", async () => {
    const reset: RequestListener = (_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("DATE,");
      setTimeout(() => response.destroy(), 10);
    };
    const { fetch } = await client(inTurn(reset, csv));
    expect(Buffer.from((await fetch(ASK)).bytes).toString()).toBe(CSV);
  });

  test("tries again when the body drips too slowly to end in time", async () => {
    const drip: RequestListener = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("1"), 20);
      response.on("close", () => clearInterval(timer));
    };
    const { fetch } = await client(inTurn(drip, csv), { timeoutMs: 200 });
    expect(Buffer.from((await fetch(ASK)).bytes).toString()).toBe(CSV);
  });

  test("a host on which nothing listens is given up after four attempts, and not asked again", async () => {
    const down = await loopback(csv);
    await down.close();
    const { fetch, waits, server } = await client(csv, (up) => ({
      baseUrls: { ...up.baseUrls, fred: down.baseUrls.fred },
    }));
    const error = await fetch(ASK).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toMatch(
      /^X\.csv \(\S+\): ECONNREFUSED in 4 attempts; try again later$/,
    );
    expect((error as SourceError).brief).toMatch(/^127\.0\.0\.1:\d+: ECONNREFUSED$/);
    expect(waits).toEqual([250, 500, 1000]);
    expect(await refusal(fetch(ASK))).toMatch(/: not asked for, after 127.*: ECONNREFUSED; try again later$/);
    // The other host was asked for a sign of life, once.
    expect(server.requests).toEqual(["HEAD /"]);
  });

  test("when nothing listens anywhere, every request says at once that there is no network", async () => {
    const down = await loopback(csv);
    await down.close();
    const waits: number[] = [];
    const http = httpFetch({ baseUrls: down.baseUrls, sleep: async (ms) => void waits.push(ms) });
    closeLater(http);
    const asks = (["fred", "yahoo", "french", "fred"] as const).map((provider) =>
      http.fetch({ ...ASK, provider }),
    );
    for (const one of await Promise.allSettled(asks)) {
      expect(one).toMatchObject({ status: "rejected", reason: expect.any(NoNetworkError) });
    }
    await expect(http.fetch(ASK)).rejects.toThrow(/^no network: no source can be reached \(ECONNREFUSED 127/);
    expect(waits).toEqual([]);
  });

  test("a server that takes the connection and never answers is a fault of that source, not the network's", async () => {
    const { fetch } = await client(() => {}, { timeoutMs: 100 });
    expect(await refusal(fetch(ASK))).toMatch(/no whole answer within 0\.1 s in 4 attempts/);
  });

  test.skipIf(!hasOpenssl)(
    "a certificate that is not trusted (needs openssl) is not tried again",
    async () => {
      const dir = mkdtempSync(path.join(tmpdir(), "claimbook-tls-"));
      const [key, cert] = [path.join(dir, "key"), path.join(dir, "cert")];
      const args = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
      execFileSync("openssl", [...args, "-subj", "/CN=x", "-keyout", key, "-out", cert], { stdio: "ignore" });
      const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, csv);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { fetch, waits } = await client(csv, (up) => ({
        baseUrls: { ...up.baseUrls, fred: `https://127.0.0.1:${(server.address() as AddressInfo).port}/` },
      }));
      expect(await refusal(fetch(ASK))).toMatch(
        /its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      );
      expect(waits).toEqual([]);
      server.close();
    },
  );

  test("follows a redirect, and refuses a loop of them without a second attempt", async () => {
    const { fetch, server } = await client((request, response) => {
      if (request.url?.startsWith("/fred/x.csv")) response.writeHead(302, { location: "/fred/y.csv" }).end();
      else csv(request, response);
    });
    expect(Buffer.from((await fetch(ASK)).bytes).toString()).toBe(CSV);
    expect(server.requests).toHaveLength(2);
    const loop = await client((request, response) =>
      response.writeHead(302, { location: request.url }).end(),
    );
    expect(await refusal(loop.fetch(ASK))).toMatch(/is redirected without end/);
    expect(loop.server.requests.length).toBeLessThan(25);
  });

  test.each<[string, string, Uint8Array | string, SourceRequest["format"], RegExp]>([
    ["a web page", "text/html", "<!DOCTYPE html><title>Sign in</title>", "csv", /web page titled "Sign in"/],
    ["a page that calls itself CSV", "text/csv", "\n <html><body>Error</body>", "csv", /found a web page/],
    ["a page in place of a zip file", "text/html", "<html>", "zip", /expected a zip file, found a web page/],
    ["the wrong content type", "image/png", CSV, "csv", /found the content type image\/png/],
    ["a CSV in place of a zip file", "application/zip", CSV, "zip", /expected a zip file, found "DATE,VALUE/],
    ["a zip file in place of a CSV", "text/csv", zipOf({ a: "b" }), "csv", /expected a CSV text/],
    ["JSON in place of a CSV", "application/json", '{"error":1}', "csv", /expected a CSV text, found "\{/],
    ["a CSV in place of JSON", "application/json", CSV, "json", /expected JSON/],
    ["a text in place of a workbook", "application/vnd.ms-excel", CSV, "xls", /expected an Excel workbook/],
    ["an empty body", "text/csv", "", "csv", /found an empty body/],
  ])("refuses %s with status 200", async (_, type, body, format, message) => {
    const { fetch } = await client((_request, response) =>
      response.writeHead(200, { "content-type": type }).end(body),
    );
    expect(await refusal(fetch({ ...ASK, format }))).toMatch(message);
  });

  test("stops reading at the size limit, announced or not", async () => {
    const announced = await client(
      (_, response) => response.writeHead(200, { "content-length": "5000" }).end(),
      {
        maxBytes: 1000,
      },
    );
    expect(await refusal(announced.fetch(ASK))).toMatch(/longer than 1000 bytes/);
    let sent = 0;
    const endless = await client(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => {
          sent += 500;
          response.write("x".repeat(500));
        }, 1);
        response.on("close", () => clearInterval(timer));
      },
      { maxBytes: 1000 },
    );
    expect(await refusal(endless.fetch(ASK))).toMatch(/longer than 1000 bytes/);
    expect(sent).toBeLessThan(1_000_000);
  });

  test("asks one host for one file at a time, with a pause between, even after a failure", async () => {
    let active = 0;
    let most = 0;
    const { fetch, waits, server } = await client((request, response) => {
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
        if (request.url?.includes("bad")) status(404)(request, response);
        else csv(request, response);
      }, 15);
    });
    const asks = ["a", "bad", "c"].map((name) => fetch({ ...ASK, path: `${name}.csv`, query: {} }));
    const settled = await Promise.allSettled(asks);
    expect(settled.map(({ status: how }) => how)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(most).toBe(1);
    expect(waits).toEqual([300, 300]);
    expect(server.requests).toEqual(["GET /fred/a.csv", "GET /fred/bad.csv", "GET /fred/c.csv"]);
  });

  test("reports how many bytes have come", async () => {
    const seen: (readonly [number, number | undefined])[] = [];
    const { fetch } = await client(
      (_, response) => response.writeHead(200, { "content-length": String(CSV.length) }).end(CSV),
      { onBytes: (_request, received, total) => seen.push([received, total]) },
    );
    await fetch(ASK);
    expect(seen.at(-1)).toEqual([CSV.length, CSV.length]);
  });
});

describe("secrets", () => {
  const ask = { ...ASK, secret: { api_key: "abc123" } };

  test("a secret parameter is sent, and is neither in the address kept nor in an error", async () => {
    const good = await client(csv);
    const file = await good.fetch(ask);
    expect(good.server.requests[0]).toContain("api_key=abc123");
    expect(JSON.stringify({ ...file, bytes: undefined })).not.toContain("abc123");
    const bad = await client(status(500));
    expect(await refusal(bad.fetch(ask))).not.toContain("abc123");
    const refused = await client(status(400));
    expect(await refusal(refused.fetch(ask))).not.toContain("abc123");
  });

  test("a user and password in a base address go into the header only", async () => {
    const { server } = await client(csv);
    const fred = server.baseUrls.fred.replace("http://", "http://me:pa%20ss@");
    const http = httpFetch({ baseUrls: { ...server.baseUrls, fred } });
    closeLater(http);
    const file = await http.fetch(ASK);
    expect(file.url).toBe(`${server.url}fred/x.csv?id=X`);
    expect(server.headers[0]?.authorization).toBe(`Basic ${Buffer.from("me:pa ss").toString("base64")}`);
  });
});

describe("base addresses and proxies from the environment", () => {
  test("are the publishers' unless the environment names others", () => {
    expect(baseUrls({})).toEqual(BASE_URLS);
    expect(baseUrls({ CLAIMBOOK_URL_FRED_API: "https://mirror.example/api" })).toEqual({
      ...BASE_URLS,
      "fred-api": "https://mirror.example/api/",
    });
    const all = baseUrls({ CLAIMBOOK_URL: "http://127.0.0.1:9/", CLAIMBOOK_URL_YAHOO: "http://y.example/" });
    expect(all).toMatchObject({ french: "http://127.0.0.1:9/french/", yahoo: "http://y.example/" });
  });

  test("an address that is none is refused by the variable's name", () => {
    expect(() => baseUrls({ CLAIMBOOK_URL_BLS: "mirror" })).toThrow(/CLAIMBOOK_URL_BLS is no address/);
  });

  test("HTTP_PROXY is used and NO_PROXY respected", async () => {
    const target = await loopback(csv);
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      asked.push(request.url ?? "");
      const [host, port] = (request.url ?? "").split(":") as [string, string];
      const upstream = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    vi.stubEnv("HTTP_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    vi.stubEnv("NO_PROXY", "");
    const through = httpFetch({ baseUrls: target.baseUrls });
    await through.fetch(ASK);
    expect(asked).toEqual([new URL(target.url).host]);
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    const past = httpFetch({ baseUrls: target.baseUrls });
    await past.fetch(ASK);
    expect(asked).toHaveLength(1);
    closeLater(through, past, target, {
      close: () =>
        new Promise((resolve) => {
          proxy.close(() => resolve());
          proxy.closeAllConnections();
        }),
    });
  });
});
