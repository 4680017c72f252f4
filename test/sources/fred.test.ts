import { describe, expect, test, vi } from "vitest";
import {
  loadFred,
  loadFredReleases,
  parseFredCsv,
  parseFredJson,
  parseFredReleases,
} from "../../lib/sources/fred.js";
import type { SourceRequest } from "../../lib/sources/source-file.js";

const OPTIONS = { id: "DGS2", file: "DGS2.csv" };
const VALUES = [
  ["2099-01-02", 4.5],
  ["2099-01-05", -0.25],
];
const JSON_TEXT = JSON.stringify({
  realtime_start: "2099-02-01",
  observations: [
    { realtime_start: "2099-02-11", realtime_end: "9999-12-31", date: "2099-01-01", value: "300.1" },
    { realtime_start: "2099-03-12", realtime_end: "9999-12-31", date: "2099-02-01", value: "." },
  ],
});

describe("parseFredCsv(text)", () => {
  test.each([
    [
      "today's header and empty cells",
      "observation_date,DGS2\n2099-01-02,4.50\n2099-01-03,\n2099-01-05,-0.25\n",
    ],
    ["the older header and dots", "DATE,VALUE\n2099-01-02,4.50\n2099-01-03,.\n2099-01-05,-.25\n"],
    ["the older header with the series", "DATE,DGS2\n2099-01-02,4.50\n2099-01-05,-0.25\n"],
  ])("reads %s; a missing day has no entry", (_, text) => {
    expect([...parseFredCsv(text, OPTIONS)]).toEqual(VALUES);
  });

  test.each([
    [
      "another series",
      "observation_date,DGS10\n2099-01-02,4.5\n",
      /expected the header observation_date,DGS2, found/,
    ],
    ["a changed header", "date;value\n", /expected the header/],
    ["nothing", "", /expected the header/],
    ["a text among the numbers", "DATE,VALUE\n2099-01-02,n/a\n", /line 2: expected a number, found "n\/a"/],
    ["a day that does not exist", "DATE,VALUE\n2099-02-30,1\n", /line 2: expected a day/],
    ["a repeated day", "DATE,VALUE\n2099-01-02,1\n2099-01-02,.\n", /2099-01-02 stands there twice/],
    ["days out of order", "DATE,VALUE\n2099-01-02,1\n2099-01-01,1\n", /2099-01-01 comes after 2099-01-02/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseFredCsv(text, OPTIONS)).toThrow(message);
  });
});

describe("parseFredJson(text)", () => {
  test("reads the API's observations; a dot is missing", () => {
    expect([...parseFredJson(JSON_TEXT, { file: "f" })]).toEqual([["2099-01-01", 300.1]]);
  });

  test.each([
    ["a text that was cut short", JSON_TEXT.slice(0, 60), /is no whole JSON/],
    ["an answer without observations", '{"error_code":400}', /expected a list "observations"/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseFredJson(text, { file: "f" })).toThrow(message);
  });
});

test("parseFredReleases(text) gives the first release of each month that was published", () => {
  expect([...parseFredReleases(JSON_TEXT, { file: "f" })]).toEqual([["2099-01", "2099-02-11"]]);
});

describe("loadFred(id)", () => {
  const answering = (text: string, asked: SourceRequest[]) => async (request: SourceRequest) => {
    asked.push(request);
    return { name: request.name, bytes: Buffer.from(text), url: "u", retrieved: "r", sha256: "s" };
  };

  test("asks for the public CSV without a key", async () => {
    const asked: SourceRequest[] = [];
    const fetch = answering("DATE,VALUE\n2099-01-02,4.5\n", asked);
    const { value } = await loadFred("DGS2", { fetch, since: "2024-01-01", key: "" });
    expect(value.get("2099-01-02")).toBe(4.5);
    expect(asked).toEqual([
      {
        provider: "fred",
        name: "DGS2.csv",
        path: "graph/fredgraph.csv",
        query: { id: "DGS2", cosd: "2024-01-01" },
        format: "csv",
      },
    ]);
    expect((await loadFredReleases("DGS2", { fetch, since: "2024-01-01", key: "" })).value.size).toBe(0);
  });

  test("asks the API with the environment's key, which is a secret of the request", async () => {
    vi.stubEnv("FRED_API_KEY", "k3y");
    const asked: SourceRequest[] = [];
    const fetch = answering(JSON_TEXT, asked);
    const { value } = await loadFred("CPI", { fetch, since: "2024-01-01" });
    const releases = await loadFredReleases("CPI", { fetch, since: "2024-01-01" });
    vi.unstubAllEnvs();
    expect(value.size).toBe(1);
    expect(releases.value.get("2099-01")).toBe("2099-02-11");
    for (const request of asked) {
      expect(request.secret).toEqual({ api_key: "k3y" });
      expect(JSON.stringify({ ...request, secret: undefined })).not.toContain("k3y");
    }
    expect(asked[1]?.query).toMatchObject({ series_id: "CPI", output_type: "4" });
  });
});
