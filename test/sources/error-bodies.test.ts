import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ASK, client, csv, inTurn, refusal } from "./http-client.js";

const answer =
  (status: number, body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const message = '{"error_code":400,"error_message":"Bad Request."}';

/** Writes without end, a piece each few milliseconds. */
const endless =
  (status: number, piece: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers);
    const timer = setInterval(() => response.write(piece), 2);
    response.on("close", () => clearInterval(timer));
  };

describe("what a publisher says with a status that refuses", () => {
  test.each<[string, RequestListener, string]>([
    ["JSON", answer(400, message), ' ("Bad Request.")'],
    ["gzip", answer(400, gzipSync(message), { "content-encoding": "gzip" }), ' ("Bad Request.")'],
    ["gzip that is none", answer(400, message, { "content-encoding": "gzip" }), ""],
    ["packed in a way not asked for", answer(400, message, { "content-encoding": "zstd" }), ""],
    ["an empty body", answer(400, ""), ""],
    ["bytes", answer(400, new Uint8Array(300)), ""],
    ["quotes", answer(400, 'Bad "x"'), ' ("Bad \\"x\\"")'],
    ["a redirect to nowhere", answer(302, "moved away"), ' ("moved away")'],
  ])("is quoted: %s", async (_, listener, quoted) => {
    const { fetch, server } = await client(listener);
    expect(await refusal(fetch(ASK))).toMatch(/^X\.csv \(http[^)]*\): HTTP status \d+/);
    expect((await refusal(fetch({ ...ASK, name: "Y.csv" }))).split(/HTTP status \d+/)[1]).toBe(quoted);
    expect(server.requests).toHaveLength(2);
  });

  test("is quoted after the last attempt, too", async () => {
    const { fetch } = await client(answer(503, "<title>Maintenance</title>Back at 9."), { attempts: 2 });
    expect(await refusal(fetch(ASK))).toMatch(
      /: HTTP status 503 \("Maintenance: Back at 9\."\) in 2 attempts; try again later$/,
    );
  });

  test.each<[string, RequestListener, RegExp]>([
    ["an endless body", endless(400, "Bad Request. ".repeat(500)), /HTTP status 400 \("Bad Request\. Bad/],
    ["an endless page of nothing", endless(400, "<p></p>".repeat(500)), /HTTP status 400$/],
    ["a body that drips", endless(400, "x"), /HTTP status 400 \("x+"\)$/],
    [
      "a body that never comes",
      (_, response) => void response.writeHead(400).flushHeaders(),
      /HTTP status 400$/,
    ],
    [
      "a body that is cut short",
      (request) => void request.socket.end("HTTP/1.1 400 Bad\r\ncontent-length: 900\r\n\r\nBad Request."),
      /HTTP status 400 \("Bad Request\."\)$/,
    ],
    [
      "a small body that unpacks to megabytes",
      answer(400, gzipSync(Buffer.alloc(10_000_000, "Bad Request. ")), { "content-encoding": "gzip" }),
      /HTTP status 400 \("Bad Request\. Bad/,
    ],
  ])("costs little and never hides the status: %s", async (_, listener, said) => {
    // Beyond the limit it would be no answer at all.
    const { fetch, server } = await client(listener, { timeoutMs: 800 });
    expect(await refusal(fetch(ASK))).toMatch(said);
    expect(server.requests).toHaveLength(1);
  });
});

describe("what a publisher says with status 200 in place of a file", () => {
  test.each<[string, RequestListener, RegExp]>([
    [
      "FRED's page of maintenance",
      answer(
        200,
        "<!DOCTYPE html><html><head><title>FRED</title></head><body><p>Down for maintenance.</p></body></html>",
        {
          "content-type": "text/html",
        },
      ),
      /expected a CSV text, found a web page that says "FRED: Down for maintenance\."$/,
    ],
    [
      "Stooq's text, sent as a page",
      answer(200, "Get your apikey:\n\n1. Open the page.", { "content-type": "text/html; charset=UTF-8" }),
      /found the content type text\/html; charset=UTF-8 that says "Get your apikey: 1\. Open the page\."$/,
    ],
    [
      "JSON",
      answer(200, '{"code":"dataset.missing","error":true,"message":"Not found"}'),
      /expected a CSV text, found "dataset\.missing: Not found"$/,
    ],
  ])("is quoted: %s", async (_, listener, said) => {
    const { fetch } = await client(listener);
    expect(await refusal(fetch(ASK))).toMatch(said);
  });
});

describe("keys and passwords", () => {
  const key = "s3cretkey01";
  const ask = { ...ASK, secret: { api_key: key } };

  test.each<[string, RequestListener]>([
    ["JSON with status 400", answer(400, `{"error_message":"The value ${key} is not registered"}`)],
    ["a page with status 200", answer(200, `<html>${key}</html>`)],
    ["JSON with status 200", answer(200, `{"message":["The key:${key} provided by the User is invalid."]}`)],
    ["CSV with status 200", answer(200, `DATE,VALUE\n2024-01-02,${key}\n`)],
    ["an address to go to that is none", answer(302, "", { location: `ftp://x.example/?key=${key}` })],
    [
      "a body that stops inside it",
      (_, response) => void response.writeHead(400).write(`api_key ${key.slice(0, 7)}`),
    ],
    ["text with status 503", answer(503, `api_key=${encodeURIComponent(key).toUpperCase()}`)],
  ])("are not repeated from %s", async (_, listener) => {
    const { fetch } = await client(listener, { attempts: 1, timeoutMs: 300 });
    const error = (await fetch(ask).catch((reason: unknown) => reason)) as Error & { brief?: string };
    expect(error.name).toBe("SourceError");
    expect(`${error.message} ${error.brief}`.toLowerCase()).not.toMatch(/s3cretk/);
  });

  test("nor is the password of a base address", async () => {
    const { fetch } = await client(
      (request, response) => response.writeHead(403).end(`no: me, pa ss, ${request.headers.authorization}`),
      ({ baseUrls }) => ({
        baseUrls: { ...baseUrls, fred: baseUrls.fred.replace("http://", "http://user1:pa%20ss@") },
      }),
    );
    const said = await refusal(fetch(ASK));
    expect(said).toMatch(/HTTP status 403 \("no: me, \[hidden\], Basic \[hidden\]"\)$/);
  });
});

describe("after a refusal", () => {
  const files = ["a", "b", "c", "d", "e"].map((name) => ({ ...ASK, provider: "yahoo" as const, name }));

  test.each([400, 401, 403])("with %i for two files in a row a source is not asked again", async (status) => {
    const { fetch, server } = await client(answer(status, "Invalid Crumb"));
    const said = await Promise.all(files.map((file) => refusal(fetch(file))));
    expect(server.requests).toHaveLength(2);
    expect(said[4]).toMatch(
      new RegExp(
        `^e .*: not asked for, after 127\\.0\\.0\\.1:\\d+: HTTP status ${status} \\("Invalid Crumb"\\)`,
      ),
    );
  });

  test("with 404 or 410 only the file is not there: the others are asked for", async () => {
    const { fetch, server } = await client(answer(404, "No data found"));
    for (const file of files)
      expect(await refusal(fetch(file))).toMatch(/HTTP status 404 \("No data found"\)$/);
    expect(server.requests).toHaveLength(5);
  });

  test("with 429 a file is asked for once more, and after two files the source for nothing", async () => {
    const { fetch, server } = await client(answer(429, "Too Many Requests\r\n"));
    const said = await Promise.all(files.map((file) => refusal(fetch(file))));
    expect(said[0]).toMatch(/HTTP status 429 \("Too Many Requests"\) in 2 attempts; try again later$/);
    expect(said[2]).toMatch(/not asked for, after .*HTTP status 429/);
    expect(server.requests).toHaveLength(4);
  });

  test("with a key, the source is still asked without it", async () => {
    const { fetch, server } = await client((request, response) =>
      (request.url?.includes("api_key") ? answer(400, "bad key") : csv)(request, response),
    );
    const [a, b, c] = files as [typeof ASK, typeof ASK, typeof ASK];
    for (const file of [a, b, c]) {
      await refusal(fetch({ ...file, secret: { api_key: "k" } }));
      expect((await fetch(file)).bytes.length).toBeGreaterThan(0);
    }
    expect(server.requests.filter((request) => request.includes("api_key"))).toHaveLength(2);
  });

  test("a source that answers in between has refused nothing in a row", async () => {
    const { fetch, server } = await client(inTurn(answer(403, ""), csv, answer(403, ""), csv));
    for (const file of files.slice(0, 4)) await fetch(file).catch(() => undefined);
    expect(server.requests).toHaveLength(4);
  });
});
