// One reader in a process of its own: `node table-reader.mjs <reader> <folder> <day> <repeats>` prints its times, peak memory and a check as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openStore } from "claimbook";

const [reader, folder, day, repeats] = process.argv.slice(2);
// The one that the library itself uses.
const require = createRequire(new URL("../../lib/package.json", import.meta.url));
const { parquetRead } = await import(pathToFileURL(require.resolve("hyparquet")));

/** Each returns columns by name, as things that can be iterated. */
const readers = {
  claimbook: () => openStore({ dir: folder }).read("panel").data(),
  "claimbook, as of": () => openStore({ dir: folder }).read("panel", { asOf: day }).data(),
  hyparquet: async () => {
    const bytes = readFileSync(path.join(folder, "panel.parquet"));
    const chunks = {};
    await parquetRead({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      onChunk: ({ columnName, columnData }) => {
        chunks[columnName] ??= [];
        chunks[columnName].push(columnData);
      },
    });
    return Object.fromEntries(
      Object.entries(chunks).map(([name, parts]) => [name, parts.flatMap((part) => [...part])]),
    );
  },
};

/** Peak memory so far in megabytes; only Linux tells it. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function timed() {
  const start = performance.now();
  const used = process.cpuUsage();
  const columns = await readers[reader]();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - start, cpu: (user + system) / 1000, columns };
}

function checkOf(columns) {
  const check = { rows: 0, days: 0, tickers: new Set(), letters: 0, missing: 0 };
  for (const date of columns.date) {
    check.rows += 1;
    check.days += Date.parse(date) / 86_400_000;
  }
  for (const ticker of columns.ticker) {
    check.tickers.add(ticker);
    check.letters += ticker.length;
  }
  for (const name of ["close", "return", "market_cap", "volume"]) {
    check[name] = 0;
    for (const value of columns[name]) {
      if (value === null) check.missing += 1;
      else check[name] += value;
    }
  }
  return { ...check, tickers: check.tickers.size };
}

const base = peak();
const first = await timed();
const after = peak();
const check = checkOf(first.columns);
first.columns = null;
const runs = [];
for (let run = 0; run < Number(repeats); run += 1) {
  const { ms, cpu } = await timed();
  runs.push({ ms, cpu });
}
const median = (what) => runs.map((run) => run[what]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
process.stdout.write(
  JSON.stringify({ first: first.ms, median: median("ms"), cpu: median("cpu"), base, peak: after, check }),
);
