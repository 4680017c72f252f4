import type { RequestListener } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { ASK, client, csv, refusal, status } from "./http-client.js";

/** A byte now and then, without end: no attempt is ever without an answer for long. */
const drip: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "text/csv" });
  const timer = setInterval(() => response.write("1"), 5);
  response.on("close", () => clearInterval(timer));
};
const only =
  (path: string, fault: RequestListener): RequestListener =>
  (request, response) =>
    (request.url?.includes(path) ? fault : csv)(request, response);

test("a file has a limit for all its attempts together", async () => {
  const { fetch, server } = await client(drip, { timeoutMs: 200, fileMs: 700 });
  expect(await refusal(fetch(ASK))).toMatch(
    /^X\.csv .*: no whole answer within 0\.2 s, and the limit of 0\.7 s for a file is used up; try again later$/,
  );
  expect(server.requests.length).toBeLessThan(4);
});

test("a source that fails for two files in a row is given up: it is not asked again, and that takes no time", async () => {
  const { fetch, server } = await client(only("/yahoo/", drip), { attempts: 1, timeoutMs: 400 });
  const files = ["a", "b", "c", "d", "e"].map((name) => ({ ...ASK, provider: "yahoo" as const, name }));
  const messages = await Promise.all(files.map((file) => refusal(fetch(file))));
  expect(server.requests).toHaveLength(2);
  expect(messages[1]).toMatch(/^b .* no whole answer within 0\.4 s in 1 attempt; try again later$/);
  expect(messages[4]).toMatch(
    /^e .*: not asked for, after 127\.0\.0\.1:\d+: no whole answer within 0\.4 s; try again later$/,
  );
  // Another source on the same server is asked as before.
  expect((await fetch(ASK)).bytes.length).toBeGreaterThan(0);
});

test("one file that fails gives nothing up, nor do two with an answer between them", async () => {
  const { fetch, server } = await client(only("bad", status(503)), { attempts: 1 });
  const ask = (path: string) => fetch({ ...ASK, path });
  for (const path of ["bad1", "good", "bad2", "good"]) await ask(path).catch(() => undefined);
  expect(server.requests).toHaveLength(4);
  const { fetch: other, server: second } = await client(
    (request, response) => (request.url?.includes("bad") ? status(503) : status(404))(request, response),
    { attempts: 1 },
  );
  for (const path of ["bad1", "none", "bad2", "none"]) await refusal(other({ ...ASK, path }));
  expect(second.requests).toHaveLength(4);
});

test("a host has a limit for all its files, also when each of them comes", async () => {
  const slow: RequestListener = (request, response) => void setTimeout(() => csv(request, response), 20);
  const { fetch, server } = await client(slow, { hostMs: 250 });
  const files = Array.from({ length: 20 }, (_, index) => ({ ...ASK, name: `${index}` }));
  const settled = await Promise.allSettled(files.map((file) => fetch(file)));
  expect(server.requests.length).toBeLessThan(20);
  expect(settled.at(-1)).toMatchObject({
    reason: {
      message: expect.stringMatching(/^19 .*: not asked for, the limit of 0\.25 s for a host is used up/),
    },
  });
});

test("the run has a limit for all hosts: what is left then is not asked for", async () => {
  const { fetch, server } = await client(csv, { runMs: 100 });
  await delay(110);
  for (const provider of ["french", "yahoo"] as const) {
    expect(await refusal(fetch({ ...ASK, provider }))).toMatch(
      /: not asked for, the limit of 0\.1 s for all files is used up; try again later$/,
    );
  }
  expect(server.requests).toEqual([]);
});

test("Retry-After beyond what a file has left is not waited for", async () => {
  const { fetch, waits } = await client(status(503, { "retry-after": "3" }), { fileMs: 2000 });
  expect(await refusal(fetch(ASK))).toMatch(/HTTP status 503; it asks to wait 3 s; try again later/);
  expect(waits).toEqual([]);
});
