import { afterEach, expect, test, vi } from "vitest";
import { seededRandom } from "../../lib/stats/random.js";
import { csvLoops } from "../../lib/store/csv-loops.js";
import type { TableSpec } from "../../lib/store/manifest.js";
import { parseTable } from "../../lib/store/parse-table.js";
import { wasmModuleText } from "../wasm-module.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("csv-loops-wasm.ts is what csv-loops.wat compiles to", async () => {
  const { text } = await wasmModuleText("lib/store/csv-loops.wat", {
    name: "CSV_LOOPS_WASM",
    tests: "test/store/csv-loops",
  });
  await expect(text).toMatchFileSnapshot("../../lib/store/csv-loops-wasm.ts");
});

const number = (name: string, type: string, minimum: number, maximum: number) => ({
  ...{ name, type, description: name },
  constraints: { minimum, maximum },
});
const FIELDS = [
  { name: "id", type: "integer", description: "id" },
  { name: "day", type: "date", description: "day" },
  { name: "name", type: "string", description: "name" },
  number("price", "number", -1000, 1000),
  number("count", "integer", 0, 1e12),
];
const ROWS = 3400;
const SPEC = {
  ...{ info: { name: "t", rows: ROWS }, path: "t.csv" },
  ...{ fields: FIELDS, primaryKey: ["id"], availability: { field: "day" } },
} as unknown as TableSpec;

/** Cells of all kinds: plain and quoted, with commas, quotes, line ends and other alphabets within, short decimals and long, and none. */
const DAYS = ["2024-07-10", "2024-07-11", '"2024-07-24"', ""];
const NAMES = [
  "A",
  "BRK.B",
  '"x, ""y"""',
  '"two\nlines"',
  "é",
  'a"b',
  '"c"d',
  "\r",
  '""',
  "",
  "a much longer name than others",
];
const PRICES = [
  "1",
  "-0",
  "-12.5",
  "0.1",
  "999.999999999999",
  "0.12345678901234567",
  '"7.5"',
  "12345678901234.5e",
  "",
  "003.10",
];
const COUNTS = ["0", "5", "123456789012", "2.0", "000000000000000000001", "", '"6"'];
/** Cells and rows that are refused. */
const WRONG = ["1e5", ".5", "5.", "-", "1.2.3", "1001", " 1", "x", '"', "1,2", "12\n3"];

/** A file of more than a block, with blank lines, both line ends, and perhaps something wrong. */
function file(seed: number): Buffer {
  const random = seededRandom(seed);
  const some = <T>(choices: readonly T[]) => choices[Math.floor(random.uniform() * choices.length)] as T;
  const isPlain = some([true, false]);
  const prices = PRICES.filter((text) => !text.endsWith("e"));
  const [days, names] = isPlain ? [DAYS.slice(0, 2), NAMES.slice(0, 2)] : [DAYS, NAMES];
  const wrongAt = some([-1, -1, Math.floor(random.uniform() * ROWS)]);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const price = row === wrongAt ? some(WRONG) : some(prices);
    return `${row},${some(days)},${some(names)},${price},${some(COUNTS)}${some(["\n", "\n", "\r\n", "\n\n"])}`;
  });
  const text = `${some(["", "\ufeff"])}id,day,name,price,count\n${rows.join("")}`;
  return Buffer.from(some([text, text.trimEnd()]));
}

const bitsOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString("latin1");

const outcome = (read: typeof parseTable, bytes: Buffer) => {
  try {
    return Object.values(read(bytes, SPEC))
      .map((column) => (column instanceof Float64Array ? bitsOf(column) : JSON.stringify(column)))
      .join("\n");
  } catch (error) {
    return (error as Error).message;
  }
};

test("a table reads the same with the loops and without, to the last bit, and is refused in the same words", async () => {
  const files = Array.from({ length: 30 }, (_, seed) => file(seed));
  const options = { block: 64, texts: { columns: 2, slots: 4 } };
  expect(files.filter((bytes) => csvLoops(bytes, options) !== undefined)).toHaveLength(files.length);
  const read = files.map((bytes) => outcome(parseTable, bytes));
  vi.resetModules();
  vi.stubGlobal("WebAssembly", undefined);
  const plain = await import("../../lib/store/parse-table.js");
  for (const [seed, bytes] of files.entries())
    expect(
      read[seed] === outcome(plain.parseTable, bytes),
      `seed ${seed}: ${read[seed]?.slice(0, 200)}`,
    ).toBe(true);
  const refused = read.filter((text) => text.startsWith("table t "));
  expect(refused.length).toBeGreaterThan(5);
  expect(refused.length).toBeLessThan(20);
});

test("a record of more cells than there is room for is read without the loops, and refused by its line", () => {
  const wide = `${"1,".repeat(40_000)}1\n`;
  const text = `id,day,name,price,count\n0,2024-07-10,A,1,1\n${wide}2,2024-07-11,B,2,2\n`;
  expect(outcome(parseTable, Buffer.from(text))).toContain("line 3 has 40001 cells, the header has 5");
});

test("small files go without the loops, and files of which two copies would be large", () => {
  const options = { block: 64, texts: { columns: 1, slots: 4 } };
  expect(csvLoops(new Uint8Array(1000), options)).toBeUndefined();
  expect(csvLoops(new Uint8Array(100_000), options)?.file.length).toBe(100_000);
  expect(csvLoops(new Uint8Array(20_000_000), options)).toBeUndefined();
});
