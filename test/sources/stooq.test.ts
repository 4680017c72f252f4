import { expect, test, vi } from "vitest";
import type { SourceRequest } from "../../lib/sources/source-file.js";
import { loadStooq, parseStooq } from "../../lib/sources/stooq.js";

const CSV = "Date,Open,High,Low,Close,Volume\n2099-01-02,1,2,0.5,1.5,100\n2099-01-05,1,2,0.5,1.6,100\n";

test("parseStooq(text) reads closes by day, with and without a volume", () => {
  const closes = [
    ["2099-01-02", 1.5],
    ["2099-01-05", 1.6],
  ];
  expect([...parseStooq(CSV, { file: "s" })]).toEqual(closes);
  const bare = CSV.replace(",Volume", "").replaceAll(",100", "");
  expect([...parseStooq(bare, { file: "s" })]).toEqual(closes);
});

test.each([
  [
    "the sentence that is sent over the daily limit",
    "Exceeded the daily hits limit",
    /found "Exceeded the daily hits limit"/,
  ],
  ["the sentence that is sent for an unknown symbol", "No data", /expected the header Date,Open/],
  ["a close that is no number", CSV.replace("1.6", "n/a"), /line 3: expected a close/],
  ["days out of order", CSV.replace("2099-01-05", "2099-01-01"), /comes after/],
])("parseStooq(text) refuses %s", (_, text, message) => {
  expect(() => parseStooq(text, { file: "s" })).toThrow(message);
});

test("loadStooq(symbol) sends the environment's key as a secret", async () => {
  vi.stubEnv("STOOQ_API_KEY", "k3y");
  const asked: SourceRequest[] = [];
  await loadStooq("^spx", {
    since: "2023-01-01",
    fetch: async (request) => {
      asked.push(request);
      return { name: request.name, bytes: Buffer.from(CSV), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  vi.unstubAllEnvs();
  expect(asked[0]?.secret).toEqual({ apikey: "k3y" });
  expect(asked[0]?.query).toMatchObject({ s: "^spx", i: "d", d1: "20230101", d2: "20991231" });
});
