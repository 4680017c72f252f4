import { describe, expect, test } from "vitest";
import { loadCftcSocrata, loadCftcYears, parseCftc } from "../../lib/sources/cftc.js";
import { client, refusal } from "./http-client.js";
import { zipOf } from "./zip-of.js";

const contracts = ["239742", "13874A"];
const FILE = { file: "c", contracts };
/** Made up, in the two layouts of the CFTC, columns that are not read shortened. */
const YEARLY = `"Market_and_Exchange_Names","As_of_Date_In_Form_YYMMDD","Report_Date_as_MM_DD_YYYY","CFTC_Contract_Market_Code","Open_Interest_All","Dealer_Positions_Long_All","Dealer_Positions_Short_All","Dealer_Positions_Spread_All","Asset_Mgr_Positions_Long_All","Asset_Mgr_Positions_Short_All","Lev_Money_Positions_Long_All","Lev_Money_Positions_Short_All","Change_in_Open_Interest_All"
"RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE",990113,2099-01-13,"239742",      500,  10,  20,  1,  30,  40,  50,  60,  .
"RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE",990106,2099-01-06,"239742",      400,  11,  21,  1,  31,  41,  51,  61,  .
"E-MINI S&P 500 - CHICAGO MERCANTILE EXCHANGE",990106,2099-01-06,"13874A",      900,  1,  2,  1,  3,  4,  5,  6,  .
"GOLD, SOMEWHERE",990106,2099-01-06,"088691",  x,  1,  2,  1,  3,  4,  5,  6,  .
`;
const SOCRATA = `"id","market_and_exchange_names","report_date_as_yyyy_mm_dd","cftc_contract_market_code","open_interest_all","dealer_positions_long_all","dealer_positions_short_all","asset_mgr_positions_long","asset_mgr_positions_short","lev_money_positions_long","lev_money_positions_short"
"990106239742F","RUSSELL E-MINI","2099-01-06T00:00:00.000","239742","400","11","21","31","41","51","61"
`;
const ROW = {
  date: "2099-01-06",
  code: "239742",
  openInterest: 400,
  dealerLong: 11,
  dealerShort: 21,
  assetManagerLong: 31,
  assetManagerShort: 41,
  leveragedLong: 51,
  leveragedShort: 61,
};

describe("parseCftc(text)", () => {
  test("reads the contracts asked for in a yearly file, oldest day first", () => {
    const rows = parseCftc(YEARLY, FILE);
    expect(rows.map(({ date, code }) => [date, code])).toEqual([
      ["2099-01-06", "239742"],
      ["2099-01-06", "13874A"],
      ["2099-01-13", "239742"],
    ]);
    expect(rows[0]).toEqual(ROW);
    const only = parseCftc(YEARLY, { file: "c", contracts: ["13874A"] });
    expect(only.map(({ code, openInterest }) => [code, openInterest])).toEqual([["13874A", 900]]);
  });

  test("reads the same columns under the names of the reporting service", () => {
    expect(parseCftc(SOCRATA, FILE)).toEqual([ROW]);
  });

  test.each([
    [
      "a missing column",
      YEARLY.replace("Lev_Money_Positions_Short_All", "Lev_Short"),
      /expected a column lev_money_positions_short/,
    ],
    [
      "a text in place of a number",
      YEARLY.replace("      400", "n/a"),
      /line 3, openInterest: expected a whole number, found "n\/a"/,
    ],
    ["a day of another form", YEARLY.replace("2099-01-13", "13 Jan 99"), /line 2: expected a day/],
    [
      "a contract twice on a day",
      YEARLY.replace("2099-01-13", "2099-01-06"),
      /239742 stands twice on 2099-01-06/,
    ],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseCftc(text, FILE)).toThrow(message);
  });
});

test("loadCftcYears(years) unzips one file a year", async () => {
  const { value } = await loadCftcYears([2098, 2099], {
    contracts,
    fetch: async ({ name }) => {
      const text = name.includes("2098") ? YEARLY.replaceAll("2099", "2098") : YEARLY;
      return { name, bytes: zipOf({ "FinFut.txt": text }), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(value.map(({ date }) => date)).toEqual([
    "2098-01-06",
    "2098-01-06",
    "2098-01-13",
    "2099-01-06",
    "2099-01-06",
    "2099-01-13",
  ]);
});

test("loadCftcSocrata({ since }) asks for contracts since a day", async () => {
  const { value } = await loadCftcSocrata({
    contracts,
    since: "2024-01-01",
    fetch: async ({ name, query }) => {
      expect(query?.$where).toBe(
        "cftc_contract_market_code in('239742','13874A') and report_date_as_yyyy_mm_dd >= '2024-01-01'",
      );
      return { name, bytes: Buffer.from(SOCRATA), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(value).toEqual([ROW]);
});

describe("the CFTC's two publishers", () => {
  const since = "2024-01-01";

  test("loadCftcSocrata({ key }) sends an application token, and asks without one that is refused", async () => {
    const { fetch, server } = await client((request, response) =>
      request.url?.includes("app_token")
        ? response
            .writeHead(403)
            .end('{"code":"permission_denied","error":true,"message":"Invalid app_token specified"}')
        : response.writeHead(200, { "content-type": "text/csv" }).end(SOCRATA),
    );
    const { value, note } = await loadCftcSocrata({ fetch, contracts, since, key: "t0ken-s3cret" });
    expect(value).toEqual([ROW]);
    expect(server.requests[0]).toContain("%24%24app_token=t0ken-s3cret");
    expect(note).toMatch(
      /^without CFTC_APP_TOKEN, because .*: HTTP status 403 \("permission_denied: Invalid app_token specified"\); check CFTC_APP_TOKEN: get a key at https:\/\/publicreporting\.cftc\.gov\//,
    );
  });

  test.each([
    [
      400,
      '{"code":"query.compiler.malformed","error":true,"message":"Could not parse SoQL query","data":{}}',
      /HTTP status 400 \("query\.compiler\.malformed: Could not parse SoQL query"\)$/,
    ],
    [
      429,
      '{"code":"throttled","error":true,"message":"Too many requests"}',
      /HTTP status 429 \("throttled: Too many requests"\) in 2 attempts; try again later; set CFTC_APP_TOKEN: get a key at/,
    ],
  ])("loadCftcSocrata() repeats what Socrata says with status %i", async (status, body, said) => {
    const { fetch } = await client((_, response) =>
      response.writeHead(status, { "content-type": "application/json" }).end(body),
    );
    expect(await refusal(loadCftcSocrata({ fetch, contracts, since, key: "" }))).toMatch(said);
  });

  test("loadCftcYears(years) goes without the newest year while it is not there, and says so; any other it needs", async () => {
    const { fetch } = await client((request, response) =>
      request.url?.includes("2098")
        ? response.writeHead(200).end(zipOf({ "FinFutYY.txt": YEARLY }))
        : response.writeHead(404).end("<html><title>Page not found | CFTC</title></html>"),
    );
    const { value, note } = await loadCftcYears([2098, 2099], { fetch, contracts });
    expect(value).toHaveLength(3);
    expect(note).toMatch(
      /^the year 2099 is not there yet: fut_fin_txt_2099\.zip .*\("Page not found \| CFTC"\)$/,
    );
    expect(await refusal(loadCftcYears([2097, 2098], { fetch, contracts }))).toMatch(
      /^fut_fin_txt_2097\.zip .* 404/,
    );
    expect(await refusal(loadCftcYears([2099], { fetch, contracts }))).toMatch(
      /^fut_fin_txt_2099\.zip .* 404/,
    );
  });
});
