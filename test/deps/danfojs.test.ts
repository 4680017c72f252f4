import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { table } from "arquero";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type DataFrame, toDanfo } from "../../lib/notebook/danfo.js";

// What notebooks and lib/notebook/danfo.ts rely on in danfojs 1.2.0 on the stand-in for tfjs-node. Where danfojs is weak, the test says how.

const frame = toDanfo(
  table({
    side: ["small", "large", "small", "large", "small"],
    half: [1, 1, 2, 2, 2],
    x: [1, 2, 3, 4, 8],
    y: [0.1, 0.2, 0.3, 0.4, 0.5],
  }),
);
const holes = toDanfo(table({ side: ["a", "a", "b"], x: [3, null, 1] }));

const cells = ({ columns, values }: DataFrame) => ({ columns, values });

describe("columns", () => {
  test("compute with doubles, not with 32-bit floats", () => {
    const y = frame.column("y");
    expect(y.add(0.1).values).toEqual([0.1 + 0.1, 0.2 + 0.1, 0.3 + 0.1, 0.4 + 0.1, 0.5 + 0.1]);
    expect(y.mul(frame.column("x")).values).toEqual([0.1, 0.4, 3 * 0.3, 1.6, 4]);
    expect(y.sub(0.1).div(frame.column("half")).values[1]).toBe(0.2 - 0.1);
  });

  test("std divides by n - 1", () => {
    expect(frame.column("x").mean()).toBe(3.6);
    // Squares round 3.6: 6.76 + 2.56 + 0.36 + 0.16 + 19.36 = 29.2.
    expect(frame.column("x").std()).toBeCloseTo(Math.sqrt(29.2 / 4), 14);
  });

  test("leave missing numbers out of statistics and pass them on in arithmetic", () => {
    const x = holes.column("x");
    expect([x.count(), x.mean(), x.sum(), x.std(), x.min(), x.max()]).toEqual([2, 2, 4, Math.SQRT2, 1, 3]);
    expect(x.add(1).values).toEqual([4, Number.NaN, 2]);
  });

  test("a new column goes to the end of a copy", () => {
    const wider = frame.addColumn("z", frame.column("x").mul(2));
    expect(wider.columns).toEqual(["side", "half", "x", "y", "z"]);
    expect(wider.column("z").values).toEqual([2, 4, 6, 8, 16]);
    expect(frame.columns).toEqual(["side", "half", "x", "y"]);
  });
});

describe("frames", () => {
  test("arithmetic of a whole frame goes through 32-bit tensors and loses digits", () => {
    const whole = toDanfo(table({ y: [0.1] })) as DataFrame & { add(other: number): DataFrame };
    expect(whole.add(0.1).values).toEqual([[Math.fround(Math.fround(0.1) + Math.fround(0.1))]]);
    expect(whole.add(0.1).values).not.toEqual([[0.2]]);
  });

  test("describe gives count, mean, std (n - 1), min, median, max and variance of numbers", () => {
    const { columns, index, values } = toDanfo(table({ side: ["a", "b", "c"], x: [1, 2, 6] })).describe();
    expect(columns).toEqual(["x"]);
    expect(index).toEqual(["count", "mean", "std", "min", "median", "max", "variance"]);
    expect(values.map(([value]) => value)).toEqual([3, 3, Math.sqrt(7), 1, 2, 6, 7]);
  });

  test("describe counts without missing numbers, but gives no mean with them", () => {
    const [count, mean] = holes.describe().values;
    expect([count, mean]).toEqual([[2], [Number.NaN]]);
    expect(holes.dropNa().describe().values[1]).toEqual([2]);
  });

  test("dropNa drops rows that miss a number or a text", () => {
    expect(holes.dropNa().values).toEqual([
      ["a", 3],
      ["b", 1],
    ]);
    const texts = toDanfo(table({ note: ["a", null], x: [1, 2] }));
    expect(texts.dropNa().values).toEqual([["a", 1]]);
  });

  test("dropNa of columns drops those that miss a number, not those that miss a text", () => {
    const frame = toDanfo(table({ note: ["a", null], x: [1, 2], y: [1, null] }));
    expect(frame.dropNa({ axis: 0 }).columns).toEqual(["note", "x"]);
  });

  test("sortValues sorts numbers and texts, and keeps each row's index", () => {
    const sorted = frame.sortValues("x", { ascending: false });
    expect(sorted.column("x").values).toEqual([8, 4, 3, 2, 1]);
    expect(sorted.index).toEqual([4, 3, 2, 1, 0]);
    expect(frame.sortValues("side").column("side").values).toEqual([
      "large",
      "large",
      "small",
      "small",
      "small",
    ]);
  });

  test("sortValues does not sort round a missing number, which is why it is dropped first", () => {
    expect(holes.sortValues("x").column("x").values).not.toEqual([1, 3, Number.NaN]);
    expect(holes.dropNa().sortValues("x").column("x").values).toEqual([1, 3]);
  });

  test("head, tail and query pick rows", () => {
    expect(frame.head(2).column("x").values).toEqual([1, 2]);
    expect(frame.tail(1).column("x").values).toEqual([8]);
    expect(frame.query(frame.column("x").gt(3)).column("x").values).toEqual([4, 8]);
    expect(frame.query(frame.column("side").eq("large")).column("x").values).toEqual([2, 4]);
  });

  test("print writes a text table to the console", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    frame.print();
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls[0]?.[0])).toContain("small");
  });
});

describe("groups", () => {
  test("one row a group in order of first use, columns named after the statistic", () => {
    expect(cells(frame.groupby(["side"]).col(["x", "half"]).mean())).toEqual({
      columns: ["side", "x_mean", "half_mean"],
      values: [
        ["small", 4, 5 / 3],
        ["large", 3, 1.5],
      ],
    });
  });

  test("two keys give the long form of a pivot", () => {
    expect(cells(frame.groupby(["side", "half"]).col(["x"]).sum())).toEqual({
      columns: ["side", "half", "x_sum"],
      values: [
        ["small", 1, 1],
        ["small", 2, 11],
        ["large", 1, 2],
        ["large", 2, 4],
      ],
    });
  });

  test("std divides by n - 1; count, min and max are there", () => {
    const groups = () => frame.groupby(["half"]).col(["x"]);
    expect(groups().std().column("x_std").values).toEqual([Math.SQRT1_2, Math.sqrt(7)]);
    expect(groups().count().column("x_count").values).toEqual([2, 3]);
    expect([groups().min().values, groups().max().values]).toEqual([
      [
        [1, 1],
        [2, 3],
      ],
      [
        [1, 2],
        [2, 8],
      ],
    ]);
  });

  test("a missing number spoils its group's mean and is counted, which is why it is dropped first", () => {
    expect(holes.groupby(["side"]).col(["x"]).mean().values).toEqual([
      ["a", Number.NaN],
      ["b", 1],
    ]);
    expect(holes.groupby(["side"]).col(["x"]).count().values).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect(holes.dropNa().groupby(["side"]).col(["x"]).mean().values).toEqual([
      ["a", 3],
      ["b", 1],
    ]);
  });
});

describe("addresses, which danfojs reads with the stand-in for request", () => {
  interface Readers {
    readCSV(address: string, options?: object): Promise<DataFrame>;
    streamJSON(address: string, each: (row: DataFrame) => void, options?: object): Promise<unknown>;
  }
  const { readCSV, streamJSON } = createRequire(import.meta.url)("danfojs-node") as Readers;
  const files: Readonly<Record<string, string>> = {
    "/closes.csv": "day,close\n2024-07-24,100.5\n2024-07-25,101\n",
    "/closes.json": '[{"close":100.5},{"close":101}]',
  };
  const server = http.createServer(({ url = "", headers }, answer) => {
    const file = headers["x-key"] === "wrong" ? undefined : files[url];
    // danfojs reads the answer that it rejects as well.
    answer.writeHead(file === undefined ? 404 : 200).end(file ?? "[]");
  });
  let origin = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("readCSV reads rows", async () => {
    const { columns, values } = await readCSV(`${origin}/closes.csv`);
    expect(columns).toEqual(["day", "close"]);
    expect(values).toEqual([
      ["2024-07-24", 100.5],
      ["2024-07-25", 101],
    ]);
  });

  test("readCSV rejects with the status of an answer that is not the file", async () => {
    await expect(readCSV(`${origin}/none.csv`)).rejects.toThrow("HTTP 404: Not Found");
  });

  test("streamJSON gives row after row, and sends its headers", async () => {
    const closes: unknown[] = [];
    const each = (row: DataFrame) => closes.push(row.column("close").values[0]);
    await streamJSON(`${origin}/closes.json`, each);
    expect(closes).toEqual([100.5, 101]);
    const wrong = streamJSON(`${origin}/closes.json`, each, { headers: { "x-key": "wrong" } });
    await expect(wrong).rejects.toThrow("HTTP 404");
  });
});

test("no more of mathjs is used than is loaded, and it is what mathjs itself gives", () => {
  const fromDanfo = createRequire(createRequire(import.meta.url).resolve("danfojs-node"));
  const root = path.dirname(fromDanfo.resolve("danfojs-node/package.json"));
  const files = readdirSync(path.join(root, "dist"), { recursive: true, encoding: "utf8" });
  const code = files
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(path.join(root, "dist", file), "utf8"))
    .join("\n");
  const used = new Set([...code.matchAll(/\bmathjs_\d+\.(\w+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(["mean", "median", "mode", "std", "variance"]);

  const mathjs = fromDanfo("mathjs") as { readonly [name: string]: (values: readonly number[]) => unknown };
  const values = [0.1, 0.7, -3, 12.5, 0.1];
  const column = toDanfo(table({ x: values })).column("x") as unknown as {
    readonly [name: string]: () => unknown;
  };
  for (const name of ["median", "std"]) expect(column[name]?.(), name).toBe(mathjs[name]?.(values));
  expect(column.var?.()).toBe(mathjs.variance?.(values));
  expect(column.mode?.()).toEqual(mathjs.mode?.(values));
});
