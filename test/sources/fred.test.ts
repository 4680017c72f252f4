import { describe, expect, test, vi } from "vitest";
import {
  loadFred,
  loadFredReleases,
  parseFredCsv,
  parseFredJson,
  parseFredReleases,
} from "../../lib/sources/fred.js";
import type { SourceRequest } from "../../lib/sources/source-file.js";
import { client, refusal } from "./http-client.js";

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

describe("loadFred(id, { key }) with a key that FRED refuses", () => {
  const key = "s3cretk3ys3cretk3ys3cretk3ys3cre";
  const since = "2024-01-01";
  const NOT_REGISTERED = "Bad Request.  The value for variable api_key is not registered.";
  const CSV = "observation_date,DGS2\n2099-01-02,4.50\n";

  const serving = (status: number, body: string, csv = CSV) =>
    client((request, response) =>
      request.url?.startsWith("/fred-api/")
        ? response.writeHead(status).end(body)
        : response.writeHead(csv === "" ? 503 : 200).end(csv),
    );

  test.each([
    ["JSON", `{"error_code":400,"error_message":"${NOT_REGISTERED}"}`],
    ["XML", `<?xml version="1.0" encoding="utf-8" ?>\n<error code="400" message="${NOT_REGISTERED}"/>\n`],
  ])("takes the public file, and notes what FRED says in %s and where a key is had", async (_, body) => {
    const { fetch, server } = await serving(400, body);
    const { value, files, note } = await loadFred("DGS2", { fetch, since, key });
    expect([...value]).toEqual([["2099-01-02", 4.5]]);
    expect(files.map(({ name }) => name)).toEqual(["DGS2.csv"]);
    expect(note).toMatch(
      /^without FRED_API_KEY, because with it FRED failed: 127\.0\.0\.1:\d+: HTTP status 400 \("Bad Request\. The value for variable api_key is not registered\."\); check FRED_API_KEY: get a key at https:\/\/fred\.stlouisfed\.org\/docs\/api\/api_key\.html$/,
    );
    expect(server.requests.map((request) => request.split("?")[0])).toEqual([
      "GET /fred-api/fred/series/observations",
      "GET /fred/graph/fredgraph.csv",
    ]);
  });

  test("asks the API no more than twice for many series", async () => {
    const { fetch, server } = await serving(400, `{"error_message":"${NOT_REGISTERED}"}`);
    for (let count = 0; count < 5; count += 1) await loadFred("DGS2", { fetch, since, key });
    const { value, note } = await loadFredReleases("DGS2", { fetch, since, key });
    expect([value.size, note]).toEqual([0, expect.stringContaining("api_key is not registered")]);
    expect(server.requests.filter((request) => request.includes("/fred-api/"))).toHaveLength(2);
  });

  test("takes the public file as well where the API fails in another way, without speaking of keys", async () => {
    const { fetch } = await serving(400, '{"error_message":"Bad Request.  The series does not exist."}');
    const { value, note } = await loadFred("DGS2", { fetch, since, key });
    expect(value.size).toBe(1);
    expect(note).toMatch(/HTTP status 400 \("Bad Request\. The series does not exist\."\)$/);
  });

  test("names both failures where the public file fails, too, and never the key", async () => {
    const page = "<!DOCTYPE html><title>FRED</title><p>We are down for maintenance.</p>";
    const { fetch } = await serving(400, `{"error_message":"The value ${key} is not registered"}`, page);
    const said = await refusal(loadFred("DGS2", { fetch, since, key }));
    expect(said).toMatch(
      /^DGS2\.json .*HTTP status 400 \("The value \[hidden\] is not registered"\); and without a key, DGS2\.csv .*: expected a CSV text, found a web page that says "FRED: We are down for maintenance\."$/,
    );
  });
});
