import { describe, expect, test } from "vitest";
import { loadBls, parseBls } from "../../lib/sources/bls.js";
import { client, refusal } from "./http-client.js";

const OPTIONS = { id: "CUUR0000SA0", file: "b.json" };
const answer = (data: unknown, status = "REQUEST_SUCCEEDED") =>
  JSON.stringify({
    status,
    responseTime: 1,
    message: status === "REQUEST_SUCCEEDED" ? [] : ["Daily limit reached."],
    Results: { series: [{ seriesID: "CUUR0000SA0", data }] },
  });
const row = (year: string, period: string, value: string) => ({
  year,
  period,
  periodName: "",
  value,
  footnotes: [{}],
});
const DATA = [
  row("2099", "M02", "-"),
  row("2099", "M01", "300.5"),
  row("2098", "M13", "299.9"),
  row("2098", "M12", "300.0"),
];

describe("parseBls(text)", () => {
  test("reads months oldest first, without the annual average and the month marked -", () => {
    expect([...parseBls(answer(DATA), OPTIONS)]).toEqual([
      ["2098-12", 300],
      ["2099-01", 300.5],
    ]);
  });

  test.each([
    [
      "a refusal, with the API's words",
      answer([], "REQUEST_NOT_PROCESSED"),
      /answered REQUEST_NOT_PROCESSED: Daily limit/,
    ],
    [
      "another series",
      answer(DATA).replace("CUUR0000SA0", "CUSR0000SA0"),
      /expected data of series CUUR0000SA0/,
    ],
    ["a text in place of an index", answer([row("2099", "M01", "n/a")]), /2099-01: expected an index/],
    ["months out of order", answer([...DATA].reverse()), /2099-01 comes after 2099-02/],
    ["a text that was cut short", answer(DATA).slice(0, 50), /no whole JSON/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseBls(text, OPTIONS)).toThrow(message);
  });
});

test("loadBls(id, { from, to }) asks for ten years at a time", async () => {
  const asked: unknown[] = [];
  const { value } = await loadBls("CUUR0000SA0", {
    from: 2012,
    to: 2026,
    fetch: async ({ name, query }) => {
      asked.push(query);
      const year = query?.startyear ?? "";
      return {
        name,
        bytes: Buffer.from(answer([row(year, "M01", "1")])),
        url: "u",
        retrieved: "r",
        sha256: "s",
      };
    },
  });
  expect(asked).toEqual([
    { startyear: "2012", endyear: "2021" },
    { startyear: "2022", endyear: "2026" },
  ]);
  expect([...value.keys()]).toEqual(["2012-01", "2022-01"]);
});

describe("loadBls(id, { key })", () => {
  const range = { from: 2012, to: 2026 };
  const refused = (message: string) =>
    JSON.stringify({ status: "REQUEST_NOT_PROCESSED", responseTime: 0, message: [message], Results: {} });
  const THRESHOLD =
    "Request could not be serviced, as the daily threshold for total number of requests allocated to the user with registration key  has been reached.";

  /** A server that answers a key with one body, and no key with another. */
  const serving = (withKey: string | undefined, without: string | undefined) =>
    client((request, response) => {
      const { searchParams } = new URL(request.url ?? "", "http://x");
      const body = searchParams.has("registrationkey") ? withKey : without;
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(body ?? answer([row(searchParams.get("startyear") ?? "", "M01", "300.5")]));
    });

  test("sends the key, and no message or file holds it", async () => {
    const { fetch, server } = await serving(undefined, undefined);
    const { value, files, note } = await loadBls("CUUR0000SA0", { ...range, fetch, key: "b1s-s3cret" });
    expect(server.requests[0]).toContain(
      "/publicAPI/v2/timeseries/data/CUUR0000SA0?startyear=2012&endyear=2021&registrationkey=b1s-s3cret",
    );
    expect([...value.keys()]).toEqual(["2012-01", "2022-01"]);
    expect(JSON.stringify(files)).not.toContain("b1s-s3cret");
    expect(note).toBeUndefined();
  });

  test.each([
    ["one that the BLS does not know", "The key:b1s-s3cret provided by the User is invalid."],
    ["one that is used up", THRESHOLD],
  ])("asks without a key where it refuses %s, and says so", async (_, message) => {
    const { fetch, server } = await serving(refused(message), undefined);
    const { value, note } = await loadBls("CUUR0000SA0", { ...range, fetch, key: "b1s-s3cret" });
    expect(value.size).toBe(2);
    expect(note).toMatch(/^without BLS_API_KEY, because with it the BLS failed: .*REQUEST_NOT_PROCESSED/);
    expect(note).toMatch(/; check BLS_API_KEY: get a key at https:\/\/data\.bls\.gov\/registrationEngine\/$/);
    expect(note).not.toContain("b1s-s3cret");
    expect(server.requests).toHaveLength(3);
  });

  test("repeats what the BLS says of its limit, says where a key is had, and asks for no more years", async () => {
    const { fetch, server } = await serving(undefined, refused(THRESHOLD));
    expect(await refusal(loadBls("CUUR0000SA0", { ...range, fetch, key: "" }))).toBe(
      `CUUR0000SA0-2012-2021.json: the BLS answered REQUEST_NOT_PROCESSED: ${THRESHOLD.replace("  ", " ")}; set BLS_API_KEY: get a key at https://data.bls.gov/registrationEngine/`,
    );
    expect(server.requests).toHaveLength(1);
  });
});
