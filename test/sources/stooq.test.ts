import { expect, test, vi } from "vitest";
import type { SourceRequest } from "../../lib/sources/source-file.js";
import { loadStooq, parseStooq } from "../../lib/sources/stooq.js";
import { client, refusal } from "./http-client.js";

const NO_KEY = "Get your apikey:\n\n1. Open the page of the symbol with &get_apikey\n2. Enter the code.\n";

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

const POLISH = "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2099-01-02,1.2,2,0.5,1.5,100\n";

test.each([
  ["Polish", POLISH],
  ["German", POLISH.replace(/^.*/, "Datum,Eröffnung,Höchst,Tiefst,Schlusskurs,Volumen")],
  ["Hungarian", POLISH.replace(/^.*/, "Dátum,Nyitó,Max,Min,Záró,Mennyiség")],
  ["Spanish, without a volume", "Fecha,Apertura,Máximo,Mínimo,Cierre\n2099-01-02,1.2,2,0.5,1.5\n"],
])("parseStooq(text) reads closes under %s headings", (_, text) => {
  expect([...parseStooq(text, { file: "s" })]).toEqual([["2099-01-02", 1.5]]);
});

/** Made up; the last row is of a session that is two thirds over. */
const TODAY = `Date,Open,High,Low,Close,Volume
2026-02-19,6860.1,6871.2,6844.3,6861.9,2900000000
2026-02-20,6858.0,6860.4,6831.0,6840.5,1100000000
`;

test.each([
  ["in session", "2026-02-20T20:00:00Z", ["2026-02-19"]],
  ["before quotes that come late are over", "2026-02-20T21:10:00Z", ["2026-02-19"]],
  ["in the evening", "2026-02-20T22:00:00Z", ["2026-02-19", "2026-02-20"]],
  ["on the next morning", "2026-02-21T12:00:00Z", ["2026-02-19", "2026-02-20"]],
])("parseStooq(text) leaves out a row of today received %s", (_, received, days) => {
  expect([...parseStooq(TODAY, { file: "s", received: Date.parse(received) }).keys()]).toEqual(days);
});

test("loadStooq(symbol) goes by when the file was received; a file put there by hand is received now", async () => {
  const load = (retrieved: string) =>
    loadStooq("^spx", {
      since: "2023-01-01",
      key: "",
      fetch: async ({ name }) => ({ name, bytes: Buffer.from(TODAY), url: "u", retrieved, sha256: "s" }),
    });
  expect((await load("2026-02-20T20:00:00.000Z")).value.size).toBe(1);
  vi.useFakeTimers({ now: Date.parse("2026-02-20T20:00:00Z") });
  expect((await load("unknown")).value.size).toBe(1);
  vi.setSystemTime("2026-02-20T22:00:00Z");
  expect((await load("unknown")).value.size).toBe(2);
  vi.useRealTimers();
});

test.each([
  ["text/plain", false],
  ["text/html; charset=UTF-8", false],
  ["text/csv", true],
])(
  "loadStooq(symbol) repeats that a key is needed, sent as %s, and says where it is had",
  async (type, isSet) => {
    const { fetch } = await client((_, response) =>
      response.writeHead(200, { "content-type": type }).end(NO_KEY),
    );
    const said = await refusal(
      loadStooq("^spx", { fetch, since: "2023-01-01", key: isSet ? "0ldk3y99" : "" }),
    );
    expect(said).toContain(
      '"Get your apikey: 1. Open the page of the symbol with &get_apikey 2. Enter the code."',
    );
    expect(said).toMatch(
      isSet
        ? /; check STOOQ_API_KEY: get a key at https:\/\/stooq\.com\/q\/d\/\?s=\^spx&get_apikey$/
        : /; set STOOQ_API_KEY: get a key at https:\/\/stooq\.com\//,
    );
    expect(said).not.toContain("0ldk3y99");
  },
);

test.each([
  [
    "the sentence that is sent over the daily limit",
    "Exceeded the daily hits limit",
    /found "Exceeded the daily hits limit"/,
  ],
  ["the sentence that is sent for an unknown symbol", "No data", /expected the header Date,Open/],
  ["a close that is no number", CSV.replace("1.6", "n/a"), /line 3: expected a close/],
  [
    "a day of another order",
    CSV.replace("2099-01-05", "01/05/2099"),
    /line 3: expected a day \(YYYY-MM-DD\)/,
  ],
  [
    "columns in another order",
    "Data,Zamkniecie,Otwarcie,Najwyzszy,Najnizszy\n2099-01-02,1.5,1.2,2,0.5\n",
    /line 2: expected open, high, low and close in this order/,
  ],
  ["rows without headings", CSV.split("\n").slice(1).join("\n"), /expected the header Date,Open/],
  ["semicolons", CSV.replaceAll(",", ";"), /expected the header Date,Open/],
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
