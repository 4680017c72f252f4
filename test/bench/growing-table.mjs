import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { openStore, seededRandom } from "claimbook";
import { parquetWriteFile } from "hyparquet-writer";

const TICKERS = 1000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const number = (name, description, [minimum, maximum], type = "number") => ({
  ...{ name, type, description },
  constraints: { minimum, maximum },
});
const FIELDS = [
  { name: "date", type: "date", description: "Session" },
  { name: "ticker", type: "string", description: "Stock" },
  number("close", "Closing price", [0.01, 1e6]),
  number("return", "Return since the session before", [-1, 10]),
  number("market_cap", "Market value", [0, 1e8]),
  number("volume", "Shares traded", [0, 1e10], "integer"),
];

/**
 * Writes a data folder with one table of `rows` rows, a day's tickers one after the other, and the same table as Parquet. The first day has no
 * returns. The same rows have the same values at every run.
 * @returns the day in the middle
 */
export async function writeTable(folder, rows) {
  const random = seededRandom(1);
  const draw = (below) => Math.floor(random.uniform() * below);
  const tickers = new Set();
  while (tickers.size < TICKERS)
    tickers.add(Array.from({ length: 1 + draw(5) }, () => LETTERS[draw(26)]).join(""));
  const sorted = [...tickers].sort();
  const days = Array.from({ length: rows / TICKERS }, (_, t) =>
    new Date(Date.UTC(2015, 0, 5 + t + 2 * Math.floor(t / 5))).toISOString().slice(0, 10),
  );
  mkdirSync(folder, { recursive: true });
  const hash = createHash("sha256");
  const file = openSync(path.join(folder, "panel.csv"), "w");
  const write = (text) => {
    hash.update(text);
    writeSync(file, text);
  };
  write(`${FIELDS.map(({ name }) => name).join(",")}\n`);
  for (const day of days) {
    const lines = sorted.map((ticker) => {
      const close = (1 + 499 * random.uniform() ** 3).toFixed(2);
      const change = 0.05 * (random.uniform() + random.uniform() - 1);
      const cap = (10 + 1e5 * random.uniform() ** 5).toFixed(1);
      return [day, ticker, close, day === days[0] ? "" : Number(change.toFixed(6)), cap, draw(5e7)].join(",");
    });
    write(`${lines.join("\n")}\n`);
  }
  closeSync(file);
  const resource = {
    name: "panel",
    path: "panel.csv",
    rows,
    hash: `sha256:${hash.digest("hex")}`,
    temporalCoverage: { start: days[0], end: days.at(-1) },
    availability: { field: "date" },
    schema: { fields: FIELDS, primaryKey: ["date", "ticker"] },
  };
  writeFileSync(path.join(folder, "datapackage.json"), JSON.stringify({ resources: [resource] }));
  const table = openStore({ dir: folder }).read("panel");
  const types = { date: "STRING", ticker: "STRING", volume: "INT32" };
  parquetWriteFile({
    filename: path.join(folder, "panel.parquet"),
    columnData: FIELDS.map(({ name }) => ({ name, data: table.array(name), type: types[name] ?? "DOUBLE" })),
  });
  return days[Math.floor(days.length / 2)];
}
