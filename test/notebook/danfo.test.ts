import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type ColumnTable, desc, table } from "arquero";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDanfo, toDanfo } from "../../lib/notebook/danfo.js";
import { danfoFile } from "../../lib/notebook/load-danfo.js";
import { openStore } from "../../lib/store/open-store.js";

const mixed = table({
  day: ["2024-07-10", null, "2024-07-12"],
  close: [2029.4, null, 1 / 3],
  known: [true, false, null],
  note: [null, "b", ""],
});

const contents = (source: ColumnTable) => ({ columns: source.columnNames(), rows: source.objects() });

describe("toDanfo", () => {
  test("keeps rows, columns and their order", () => {
    const frame = toDanfo(mixed);
    expect(frame.columns).toEqual(["day", "close", "known", "note"]);
    expect(frame.shape).toEqual([3, 4]);
    expect(frame.dtypes).toEqual(["string", "float32", "boolean", "string"]);
  });

  test("makes missing numbers NaN and leaves other missing values null", () => {
    expect(toDanfo(mixed).values).toEqual([
      ["2024-07-10", 2029.4, true, null],
      [null, Number.NaN, false, "b"],
      ["2024-07-12", 1 / 3, null, ""],
    ]);
  });

  test("writes Date objects as UTC days", () => {
    const dates = table({ day: [new Date("2024-07-10T00:00:00Z"), new Date("2024-07-11T23:59:59Z"), null] });
    expect(toDanfo(dates).column("day").values).toEqual(["2024-07-10", "2024-07-11", null]);
  });

  test("applies a table's filter and order", () => {
    const view = table({ x: [1, 2, 3, 4] })
      .filter((row: { x: number }) => row.x > 1)
      .orderby(desc("x"));
    expect(toDanfo(view).column("x").values).toEqual([4, 3, 2]);
  });

  test("makes texts of a column that mixes kinds", () => {
    expect(toDanfo(table({ x: [1, "a", true] })).column("x").values).toEqual(["1", "a", "true"]);
  });
});

describe("there and back", () => {
  test("a table with days, missing numbers, texts and booleans is the same", () => {
    expect(contents(fromDanfo(toDanfo(mixed)))).toEqual(contents(mixed));
  });

  test("an empty table keeps its columns", () => {
    const empty = table({ day: [], close: [] });
    expect(contents(fromDanfo(toDanfo(empty)))).toEqual({ columns: ["day", "close"], rows: [] });
  });

  test("a table without columns is one again", () => {
    expect(contents(fromDanfo(toDanfo(table({}))))).toEqual({ columns: [], rows: [] });
  });

  test("one row, one column, and a column that is missing throughout", () => {
    for (const small of [table({ x: [1] }), table({ x: [null, null] }), table({ x: ["a"] })]) {
      expect(contents(fromDanfo(toDanfo(small)))).toEqual(contents(small));
    }
  });

  test("the table that is given is not changed", () => {
    const before = structuredClone(contents(mixed));
    toDanfo(mixed).addColumn("twice", toDanfo(mixed).column("close").mul(2));
    expect(contents(mixed)).toEqual(before);
  });

  test("numbers come back exactly, to the last bit", () => {
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 20 }), (values) => {
        const back = fromDanfo(toDanfo(table({ x: values })));
        expect(back.numRows()).toBe(values.length);
        for (const [row, value] of values.entries()) expect(back.get("x", row)).toBe(value);
      }),
      { numRuns: 50 },
    );
  });

  test("a table of the store is the same", () => {
    const rates = openStore().read("rates-daily");
    expect(contents(fromDanfo(toDanfo(rates)))).toEqual(contents(rates));
  });
});

test("what danfojs worked out goes on as an arquero table", () => {
  const frame = toDanfo(table({ side: ["a", "b", "a"], x: [1, 2, 4] }));
  expect(fromDanfo(frame.groupby(["side"]).col(["x"]).mean()).objects()).toEqual([
    { side: "a", x_mean: 2.5 },
    { side: "b", x_mean: 2 },
  ]);
});

test("danfojs is loaded by the first call, not with the library", () => {
  const library = pathToFileURL(path.resolve("lib/dist/index.js")).href;
  const program = `
    import { createRequire } from "node:module";
    const { toDanfo, openStore } = await import(${JSON.stringify(library)});
    const cache = createRequire(import.meta.url).cache;
    const loaded = () => Object.keys(cache).some((file) => file.includes("danfojs-node"));
    const before = loaded();
    toDanfo(openStore().read("correlation"));
    process.stdout.write(JSON.stringify([before, loaded()]));
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect(JSON.parse(printed)).toEqual([false, true]);
});

test("the library's declarations name no type of danfojs", () => {
  for (const file of ["index.d.ts", "notebook/danfo.d.ts"]) {
    expect(readFileSync(path.join("lib/dist", file), "utf8")).not.toMatch(/from "danfojs|import\("danfojs/);
  }
});

test("where danfojs is not installed, the message says how to get it", () => {
  const resolve = createRequire(path.join(tmpdir(), "none.js")).resolve;
  expect(() => danfoFile({ resolve })).toThrow('danfojs is not installed; run "npm install danfojs-node"');
});
