// Takes long: a workbook unpacks as far as it may.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import { baseUrls } from "../../lib/sources/base-urls.js";
import { loadShiller, parseShiller } from "../../lib/sources/shiller.js";
import { client } from "./http-client.js";
import { zipOf } from "./zip-of.js";

const FILE = { file: "ie_data.xls" };
const TITLES = [
  ['Stock Market Data Used in "Irrational Exuberance"'],
  ["Robert J. Shiller"],
  [],
  [null, "S&P"],
];
const HEADER = ["Date", "P", "D", "E", "CPI", "Fraction", "Rate GS10"];

/** An old-style workbook (BIFF8) of made-up months. */
function workbook(rows: unknown[][], sheet = "Data"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["about"]]), "Disclaimer");
  utils.book_append_sheet(book, utils.aoa_to_sheet([...TITLES, ...rows]), sheet);
  return write(book, { type: "buffer", bookType: "biff8" });
}

describe("parseShiller(bytes)", () => {
  test("reads months below the title rows: .01 is January, .1 October, .11 November", () => {
    const months = parseShiller(
      workbook([
        HEADER,
        [2098.09, 1, 1, 1, 1],
        [2098.1, 2, 2, 2, 2],
        [2098.11, 3, 3, 3, 3],
        ["2098.12", 4, 4, 4, 4],
      ]),
      FILE,
    );
    expect([...months.keys()]).toEqual(["2098-09", "2098-10", "2098-11", "2098-12"]);
    expect(months.get("2098-10")).toEqual({ price: 2, dividend: 2, earnings: 2, cpi: 2 });
  });

  test("takes blanks, zeros and texts for missing, and stops at the footnotes", () => {
    const months = parseShiller(
      workbook([HEADER, [2098.01, 10, null, 0, "NA"], ["Price is an average of daily closes"], [null, 5]]),
      FILE,
    );
    expect([...months]).toEqual([["2098-01", { price: 10, dividend: null, earnings: null, cpi: null }]]);
  });

  test.each([
    [
      "another sheet",
      workbook([HEADER, [2098.01, 1, 1, 1, 1]], "Daten"),
      /expected a sheet Data, found "Disclaimer, Daten"/,
    ],
    [
      "other headings",
      workbook([
        ["Date", "Price"],
        [2098.01, 1],
      ]),
      /expected a row with the headings Date, P, D, E, CPI/,
    ],
    ["no month", workbook([HEADER]), /expected rows that start with 1871.01/],
    [
      "a repeated month",
      workbook([HEADER, [2098.01, 1, 1, 1, 1], [2098.01, 1, 1, 1, 1]]),
      /stands there twice/,
    ],
    [
      "a file that was cut short",
      workbook([HEADER, [2098.01, 1, 1, 1, 1]]).subarray(0, 600),
      /cannot be read as an Excel workbook|expected a sheet/,
    ],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => parseShiller(bytes, FILE)).toThrow(message);
  });
});

test("parseShiller(bytes) refuses a small workbook that unpacks to gigabytes, in no time", () => {
  const bomb = zipOf({ "xl/workbook.xml": Buffer.alloc(200_000_000) });
  expect(bomb.length).toBeLessThan(300_000);
  expect(() => parseShiller(bomb, FILE)).toThrow("ie_data.xls: unpacks to more than 100000000 bytes");
});

describe("loadShiller({ fetch })", () => {
  const bytes = workbook([HEADER, [2098.01, 1, 1, 1, 1]]);
  /** As the page of a page builder writes the link: without a protocol, with the version of the upload. */
  const link = (path: string) =>
    `<!DOCTYPE html><html lang="en-US"><head><title>Online Data</title></head><body><a href="/">Home</a>
     <div data-aid="DOWNLOAD_DOCUMENT_1"><a rel="" role="link" href="${path}" target="_blank">U.S. Stock Markets 1871-Present and CAPE Ratio (xls)</a></div>
     <a href="//127.0.0.1/downloads/Fig3-1.xls?ver=1778098504874">US Home Prices</a></body></html>`;
  const FILE_PATH = "/blobby/go/e5e77e0b/downloads/441f0d2c/ie_data.xls?ver=1778098504874";

  /** A server whose page, at `/shiller/`, is `page`, and which has the workbook at some paths. */
  async function publisher(page: (url: string) => string | undefined, paths: readonly string[]) {
    return client((request, response) => {
      const own = `http://${request.headers.host}`;
      const body = request.url === "/shiller/" ? page(own) : undefined;
      if (body !== undefined) return response.writeHead(200, { "content-type": "text/html" }).end(body);
      if (paths.includes(request.url ?? "")) return response.writeHead(200).end(bytes);
      return response.writeHead(404).end("no");
    });
  }

  test("takes the workbook to which the publisher's page links, wherever that is", async () => {
    const page = (url: string) => link(`${url.replace("http:", "")}${FILE_PATH}`);
    const { fetch, server } = await publisher(page, [FILE_PATH]);
    const { value, files } = await loadShiller({ fetch });
    expect(value.size).toBe(1);
    expect(server.requests).toEqual(["GET /shiller/", `GET ${FILE_PATH}`]);
    expect(files).toMatchObject([{ name: "ie_data.xls", url: `${server.url.slice(0, -1)}${FILE_PATH}` }]);
  });

  test("takes it from its place on a mirror, which has no page or one without a link", async () => {
    for (const page of [() => undefined, () => "<html>nothing</html>"]) {
      const { fetch } = await publisher(page, ["/shiller/data/ie_data.xls"]);
      expect((await loadShiller({ fetch })).value.size).toBe(1);
    }
  });

  test("takes it from a whole address with its query, and asks for nothing else", async () => {
    const { server, fetch } = await client(
      (request, response) => response.writeHead(request.url === FILE_PATH ? 200 : 404).end(bytes),
      ({ url }) => ({ baseUrls: baseUrls({ CLAIMBOOK_URL_SHILLER: `${url.slice(0, -1)}${FILE_PATH}` }) }),
    );
    expect((await loadShiller({ fetch })).value.size).toBe(1);
    expect(server.requests).toEqual([`GET ${FILE_PATH}`]);
  });

  test.each([
    ["a path", (file: string) => file],
    ["a relative path", (file: string) => path.relative(process.cwd(), file)],
    ["a file: address", (file: string) => pathToFileURL(file).href],
  ])("takes it from the file that the variable names by %s", async (_, named) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "claimbook shiller-")), "my copy #1.xls");
    writeFileSync(file, bytes);
    const { server, fetch } = await client(
      (_request, response) => response.writeHead(404).end(),
      () => ({ baseUrls: baseUrls({ CLAIMBOOK_URL_SHILLER: named(file) }) }),
    );
    const { value, files } = await loadShiller({ fetch });
    expect([value.size, server.requests]).toEqual([1, []]);
    expect(files).toMatchObject([{ name: "ie_data.xls", url: "file my copy #1.xls" }]);
  });

  test("says what to do where what it gets is no workbook", async () => {
    const { fetch } = await publisher(() => undefined, []);
    await expect(loadShiller({ fetch })).rejects.toThrow(
      /ie_data\.xls .*HTTP status 404.*; copy the address of ie_data\.xls from https:\/\/shillerdata\.com and set CLAIMBOOK_URL_SHILLER/,
    );
    const html = await client((_, response) => response.writeHead(200).end("<html><title>Sign in</title>"));
    await expect(loadShiller({ fetch: html.fetch })).rejects.toThrow(
      /found a web page titled "Sign in"; copy the address/,
    );
  });
});
