import type { RequestListener } from "node:http";
import { expect, onTestFinished, vi } from "vitest";
import { type HttpOptions, httpFetch } from "../../lib/sources/http.js";
import { SourceError } from "../../lib/sources/source-error.js";
import type { SourceRequest } from "../../lib/sources/source-file.js";
import { type Loopback, loopback } from "./loopback.js";

export const CSV = "DATE,VALUE\n2024-01-02,1\n";
export const ASK: SourceRequest = {
  provider: "fred",
  name: "X.csv",
  path: "x.csv",
  query: { id: "X" },
  format: "csv",
};

/** Closes them after the test that calls it, whichever files share the process, and puts the environment back. */
export const closeLater = (...these: { close(): Promise<void> }[]) =>
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    for (const one of these) await one.close();
  });

/** A server and a client for it that notes its waits instead of waiting. */
export async function client(
  handler: RequestListener,
  options: HttpOptions | ((server: Loopback) => HttpOptions) = {},
) {
  const server = await loopback(handler);
  const waits: number[] = [];
  const http = httpFetch({
    baseUrls: server.baseUrls,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0,
    ...(typeof options === "function" ? options(server) : options),
  });
  closeLater(http, server);
  return { server, waits, fetch: http.fetch };
}

/** The message with which a source failed. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SourceError);
  return (error as SourceError).message;
}

/** Answers each request with the next of these, the last one again and again. */
export function inTurn(...answers: RequestListener[]): RequestListener {
  let at = 0;
  return (request, response) => {
    const answer = answers[Math.min(at, answers.length - 1)] as RequestListener;
    at += 1;
    answer(request, response);
  };
}

export const csv: RequestListener = (_, response) =>
  response.writeHead(200, { "content-type": "text/csv" }).end(CSV);
export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end("no");
