import { createHash } from "node:crypto";
import type { RequestListener } from "node:http";
import { unzip } from "../../lib/sources/unzip.js";
import { type Loopback, loopback } from "../sources/loopback.js";
import { zipOf } from "../sources/zip-of.js";
import { addMonths, futureFiles, randoms, shillerWorkbook } from "./future.js";
import { nameOf } from "./future-server.js";
import { secondFiles } from "./second-files.js";

export type Files = ReadonlyMap<string, Uint8Array | string>;

/** Figures that a publisher has wrong, late or not at all on a day, and puts right later. */
interface Flaws {
  /** Closes of a day that are not there, too high, or without a dividend that went off since. */
  readonly close: (ticker: string, day: string) => number | null;
  readonly adjusted: (ticker: string, day: string) => number;
  /** Factor of a French return, of a figure of FRED or the CFTC, of Shiller's earnings. */
  readonly figure: (file: string, period: string) => number;
}

const NONE: Flaws = { close: () => 1, adjusted: () => 1, figure: () => 1 };

/**
 * What all publishers send on a day: the files of the end without what is published later, in real formats, with the flaws that they have
 * until then. With the same flaws, the same day gives the same bytes.
 * @param end last day of the files of the end
 * @param day at most `end`; on it, without flaws, they are the files of the end
 */
export function filesOn(
  day: string,
  { end, flaws = NONE }: { readonly end: string; readonly flaws?: Flaws },
): Files {
  const month = addMonths(day.slice(0, 7), -1);
  const files = new Map<string, Uint8Array | string>();
  for (const [name, content] of futureFiles(end)) {
    const ticker = /^yahoo-(\w+)\.json$/.exec(name)?.[1];
    if (ticker !== undefined) files.set(name, chartOn(day, { ticker, text: String(content), flaws }));
    else if (name.endsWith("_CSV.zip"))
      files.set(name, frenchOn(month, { name, bytes: content as Uint8Array, flaws }));
    else if (name.endsWith(".xls"))
      files.set(
        name,
        shillerWorkbook(month, (period) => flaws.figure(name, period)),
      );
    else files.set(name, linesOn(day, { name, text: String(content), flaws }));
  }
  for (const [name, content] of secondFiles(files)) files.set(name, content);
  for (const [name, content] of fredApi(files)) files.set(name, content);
  return files;
}

function chartOn(
  day: string,
  { ticker, text, flaws }: { readonly ticker: string; readonly text: string; readonly flaws: Flaws },
): string {
  const whole = JSON.parse(text);
  const [result] = whole.chart.result;
  const days = result.timestamp.map((stamp: number) => new Date(1000 * stamp).toISOString().slice(0, 10));
  const rows = days.flatMap((one: string, row: number) => (one <= day ? [row] : []));
  const end = result.timestamp[rows.at(-1)] + 23_400;
  Object.assign(result.meta, { regularMarketTime: end, currentTradingPeriod: { regular: { end } } });
  const { quote, adjclose } = result.indicators;
  const of = (values: number[], factor: (one: string) => number | null) =>
    rows.map((row: number) => {
      const times = factor(days[row]);
      return times === null ? null : (values[row] as number) * times;
    });
  const close = (one: string) => flaws.close(ticker, one);
  const adjusted = (one: string) => {
    const times = close(one);
    return times === null ? null : times * flaws.adjusted(ticker, one);
  };
  quote[0].close = of(quote[0].close, close);
  adjclose[0].adjclose = of(adjclose[0].adjclose, adjusted);
  result.timestamp = rows.map((row: number) => result.timestamp[row]);
  return JSON.stringify(whole);
}

function frenchOn(
  month: string,
  { name, bytes, flaws }: { readonly name: string; readonly bytes: Uint8Array; readonly flaws: Flaws },
): Uint8Array {
  const last = month.replace("-", "");
  const lines = texts.get(bytes) ?? new TextDecoder().decode(unzip(bytes, { file: name })).split("\r\n");
  texts.set(bytes, lines);
  const kept = lines.flatMap((line) => {
    const period = /^(\d{6})(\d\d)?,/.exec(line);
    if (period === null) return [line];
    if ((period[1] as string) > last) return [];
    const times = flaws.figure(name, `${period[1]}${period[2] ?? ""}`);
    if (times === 1) return [line];
    const [head, ...cells] = line.split(",");
    const numbers = cells.map((cell) => (Number(cell) <= -99 ? cell : (Number(cell) * times).toFixed(4)));
    return [[head, ...numbers].join(",")];
  });
  return zipOf({ "table.csv": kept.join("\r\n") });
}

const texts = new Map<Uint8Array, readonly string[]>();

/** Days between the end of what a line is about and its publication: prices of a month appear in the middle of the next. */
function publishedAfter(name: string): number {
  if (name.startsWith("CPI")) return 44;
  return name.startsWith("cftc") ? 3 : 0;
}

function linesOn(
  day: string,
  { name, text, flaws }: { readonly name: string; readonly text: string; readonly flaws: Flaws },
): string {
  const last = new Date(Date.parse(day) - 86_400_000 * publishedAfter(name)).toISOString().slice(0, 10);
  const [header, ...rows] = text.trimEnd().split("\n");
  const kept = rows.flatMap((row) => {
    const period = row.slice(0, 10);
    if (period > last) return [];
    const times = flaws.figure(name, period);
    if (times === 1) return [row];
    const cells = row.split(",");
    const at = name.startsWith("cftc") ? 2 : 1;
    const digits = name.startsWith("cftc") ? 0 : 2;
    cells[at] = (Number(cells[at]) * times).toFixed(digits);
    return [cells.join(",")];
  });
  return `${[header, ...kept].join("\n")}\n`;
}

/** The answers of FRED's API, and the release days of consumer prices: the twelfth of the month after the next. */
function* fredApi(files: Files): Iterable<readonly [string, string]> {
  for (const [name, content] of files) {
    const id = /^([A-Z0-9]+)\.csv$/.exec(name)?.[1];
    if (id === undefined) continue;
    const rows = String(content).trimEnd().split("\n").slice(1);
    const observations = rows.map((row) => {
      const [date = "", value = ""] = row.split(",");
      return { realtime_start: "2028-01-01", realtime_end: "9999-12-31", date, value: value || "." };
    });
    yield [`${id}.json`, JSON.stringify({ observations })];
    if (id !== "CPIAUCNS") continue;
    const released = observations.map((one) => ({
      ...{ ...one, realtime_start: `${addMonths(one.date.slice(0, 7), 1)}-12` },
    }));
    yield [`${id}-releases.json`, JSON.stringify({ observations: released })];
  }
}

/** Answers with status and body, or in a way of its own. */
export type Fault = RequestListener;

/** What can go wrong on the way. */
export const FAULTS: Readonly<Record<string, (content: Uint8Array | string) => Fault>> = {
  "no such file": () => (_, response) => response.writeHead(404).end("<html><title>Not found</title>"),
  refused: () => (_, response) => response.writeHead(403).end("too many requests"),
  "a web page": () => (_, response) => response.writeHead(200).end("<html><title>Maintenance</title>"),
  "cut short in the text": (content) => (_, response) =>
    response.writeHead(200).end(Buffer.from(content).subarray(0, Buffer.byteLength(content) / 2)),
  "cut short on the way": (content) => (_, response) => {
    response.writeHead(200, { "content-length": Buffer.byteLength(content) });
    response.write(Buffer.from(content).subarray(0, 1000), () => response.destroy());
  },
  slow: (content) => (_, response) => {
    response.writeHead(200);
    const [start, rest] = [Buffer.from(content).subarray(0, 100), Buffer.from(content).subarray(100)];
    response.write(start);
    setTimeout(() => response.end(rest), 300);
  },
};

/** A server of all publishers, with the files of one day after the other. */
export async function publisherServer(): Promise<
  Loopback & { serve(files: Files, faults?: ReadonlyMap<string, Fault>): void }
> {
  let files: Files = new Map();
  let faults: ReadonlyMap<string, Fault> = new Map();
  const server = await loopback((request, response) => {
    const name = nameOf(request.url ?? "");
    const fault = faults.get(name);
    if (fault !== undefined) return fault(request, response);
    const body = files.get(name);
    if (body === undefined) return response.writeHead(404).end();
    const etag = `"${createHash("sha256").update(body).digest("hex")}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { etag }).end(body);
  });
  return {
    ...server,
    serve(next, wrong = new Map()) {
      [files, faults] = [next, wrong];
    },
  };
}

/** Flaws of about a tenth of the newest figures, drawn from a seed, and none of the rows that the snapshot has. */
export function drawnFlaws(seed: number): Flaws {
  const drawn = (key: string) => {
    const random = randoms(
      1 + (createHash("sha256").update(`${seed} ${key}`).digest().readUInt32LE() % 2147483645),
    );
    return [random(), random()] as const;
  };
  const isLater = (period: string) => period.replaceAll("-", "").slice(0, 6) >= "202701";
  return {
    close(ticker, day) {
      const [chance, kind] = drawn(`${ticker} ${day}`);
      if (!isLater(day) || chance > 0.03) return 1;
      return kind < 0.5 ? null : 1 + 0.01 * (kind - 0.75);
    },
    adjusted(ticker, day) {
      // A dividend that went off in the last month, and is not in the adjusted closes yet.
      const [chance, size] = drawn(`${ticker} ${day.slice(0, 7)} dividend`);
      return isLater(day) && chance < 0.2 ? 1 - 0.004 * size : 1;
    },
    figure(file, period) {
      const [chance, size] = drawn(`${file} ${period}`);
      return isLater(period) && chance < 0.1 ? 1 + 0.02 * (size - 0.5) : 1;
    },
  };
}
