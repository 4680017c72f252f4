import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ASK, CSV, client, csv, inTurn, refusal } from "./http-client.js";

const raw =
  (...parts: (string | Uint8Array)[]): RequestListener =>
  (request) => {
    for (const part of parts) request.socket.write(part);
    request.socket.end();
  };
const headers = (...lines: string[]) =>
  `HTTP/1.1 200 OK\r\nconnection: close\r\n${lines.join("\r\n")}\r\n\r\n`;
const zipped = gzipSync(CSV);

/** Faults on the way, which the next attempt may not meet. */
const PASSING: [string, RequestListener][] = [
  ["is cut short", raw(headers("content-length: 100"), CSV)],
  ["ends inside a chunk", raw(headers("transfer-encoding: chunked"), "ff\r\nDATE")],
  ["has no end to its chunks", raw(headers("transfer-encoding: chunked"), "4\r\nDATE\r\n")],
  ["has a chunk of no length", raw(headers("transfer-encoding: chunked"), "zz\r\nDATE\r\n0\r\n\r\n")],
  [
    "is gzip cut short",
    raw(headers("content-encoding: gzip", `content-length: ${zipped.length - 12}`), zipped.subarray(0, -12)),
  ],
  ["is no gzip though it says so", raw(headers("content-encoding: gzip"), CSV)],
  ["is no HTTP", raw("hello\r\n\r\n")],
  ["has a header of NULs", raw("HTTP/1.1 200 OK\r\nx: \0\0\r\n\r\n", CSV)],
  ["has headers without end", raw(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}\r\n\r\n`)],
  ["says two lengths", raw(headers("content-length: 3", "content-length: 4"), CSV)],
  ["is reset", (request) => void request.socket.resetAndDestroy()],
  ["is empty on the wire", (request) => void request.socket.destroy()],
];

test.each(PASSING)("an answer that %s is asked for again", async (_, fault) => {
  const { fetch, server } = await client(inTurn(fault, csv));
  expect(Buffer.from((await fetch(ASK)).bytes).toString()).toBe(CSV);
  expect(server.requests).toHaveLength(2);
});

test.each(PASSING)("an answer that %s each time is that source's failure", async (_, fault) => {
  const { fetch } = await client(fault, { attempts: 2 });
  expect(await refusal(fetch(ASK))).toMatch(/^X\.csv \(http.*\): .+ in 2 attempts; try again later$/);
});

test.each([204, 205, 206])("an answer of status %d is no whole file", async (code) => {
  const { fetch, server } = await client((_, response) =>
    response.writeHead(code, { "content-type": "text/csv" }).end(CSV),
  );
  expect(await refusal(fetch(ASK))).toMatch(new RegExp(`HTTP status ${code}( |$)`));
  expect(server.requests).toHaveLength(1);
});

test("silence after the headers is timed", async () => {
  const { fetch } = await client((_, response) => response.writeHead(200).flushHeaders(), {
    attempts: 1,
    timeoutMs: 50,
  });
  expect(await refusal(fetch(ASK))).toMatch(/no whole answer within 0\.1 s in 1 attempt/);
});

test("a small answer that unpacks to gigabytes is read to the size limit only", async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const { fetch } = await client(
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    { maxBytes: 1_000_000 },
  );
  expect(await refusal(fetch(ASK))).toMatch(/is longer than 1000000 bytes; not read/);
});

test("a body longer than announced is not read beyond that", async () => {
  const { fetch } = await client(raw(headers("content-length: 23"), `${CSV}${"x".repeat(1000)}`));
  expect((await fetch(ASK)).bytes.length).toBe(23);
});
