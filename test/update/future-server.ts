import { cpSync, mkdtempSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Loopback, loopback } from "../sources/loopback.js";
import { futureFiles } from "./future.js";
import { secondFiles } from "./second-files.js";

/** The newest day of the daily sources: eighteen months after the snapshot's last row. */
export const LAST_DAY = "2028-02-25";
export const NOW = new Date("2028-02-27T12:00:00Z");

/** All tables but the quantiles of factor windows, whose made-up past cannot agree with the real one. */
export const AGREEING = [
  "index-daily",
  "index-monthly",
  "size-gap-daily",
  "size-monthly",
  "factors-monthly",
  "factors-daily",
  "size-profitability-monthly",
  "size-value-monthly",
  "earnings-yield-monthly",
  "style-daily",
  "cpi-monthly",
  "rates-daily",
  "cot-weekly",
  "sp500-earnings-monthly",
] as const;

/** The name under which an update keeps what it asks for. */
export function nameOf(url: string): string {
  const { pathname, searchParams } = new URL(url, "http://x");
  const last = decodeURIComponent(pathname.split("/").at(-1) ?? "");
  if (pathname.startsWith("/fred/")) return `${searchParams.get("id")}.csv`;
  if (pathname.startsWith("/yahoo/")) return `yahoo-${last.replace("^", "")}.json`;
  if (pathname.startsWith("/cftc-socrata/")) return "cftc-tff-futures-only.csv";
  if (pathname.startsWith("/fred-api/"))
    return `${searchParams.get("series_id")}${searchParams.has("output_type") ? "-releases" : ""}.json`;
  if (pathname.startsWith("/new-york-fed/")) return "new-york-fed-effr.json";
  if (pathname.startsWith("/treasury/"))
    return `daily-treasury-rates-${searchParams.get("field_tdr_date_value")}.csv`;
  if (pathname.startsWith("/bls/"))
    return `${last}-${searchParams.get("startyear")}-${searchParams.get("endyear")}.json`;
  if (pathname.startsWith("/stooq/")) return `stooq-${searchParams.get("s")?.replace("^", "")}.csv`;
  return last;
}

/**
 * A server that sends the files of the future, each with an ETag, and answers 304 to a request that names it.
 * @param faults what to answer instead, by the name of the file
 */
export async function futureServer(
  faults: Readonly<Record<string, RequestListener>> = {},
  { lastDay = LAST_DAY }: { readonly lastDay?: string } = {},
): Promise<Loopback & { readonly files: ReadonlyMap<string, Uint8Array | string> }> {
  const first = futureFiles(lastDay);
  const files = new Map([...first, ...secondFiles(first)]);
  const server = await loopback((request, response) => {
    const name = nameOf(request.url ?? "");
    const body = files.get(name);
    if (faults[name]) return faults[name](request, response);
    if (body === undefined) return response.writeHead(404).end();
    const etag = `"${Buffer.byteLength(body)}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { etag }).end(body);
  });
  return { ...server, files };
}

/** A copy of the data that the repository carries. */
export function dataCopy(): string {
  const dir = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-data-")), "data");
  cpSync("data", dir, { recursive: true, filter: (file) => !/[\\/](raw|\.claimbook)$/.test(file) });
  return dir;
}
