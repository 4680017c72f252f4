import { afterEach, expect, test, vi } from "vitest";
import { simdLoops } from "../../../lib/stats/simd/loops.js";
import { wasmModuleText } from "../../wasm-module.js";
import { normals } from "../noise.js";
import * as estimators from "./estimators.js";

/** What loads modules anew where WebAssembly is another. */
function withWebAssembly(value: unknown) {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", value);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("loops-wasm.ts is what loops.wat compiles to", async () => {
  const { text, bytes } = await wasmModuleText("lib/stats/simd/loops.wat", {
    name: "LOOPS_WASM",
    tests: "test/stats/simd",
  });
  // A page's own thread compiles at once no more than 4 kB.
  expect(bytes).toBeLessThan(4096);
  await expect(text).toMatchFileSnapshot("../../../lib/stats/simd/loops-wasm.ts");
});

const series = (count: number, n: number) =>
  Array.from({ length: count }, (_, j) => normals(n, 10 * count + j));
const returns = (n: number, seed: number) => normals(n, seed).map((value) => 0.0004 + 0.01 * value);

/** Regressions of rows that end within a block and at its end, of one column and of many, with zeros, and with columns that nearly depend. */
function regressions({ ols, neweyWest }: typeof estimators) {
  // Of the last two, one fits into the memory, and of the other only what sums its scores.
  const sizes = [
    [513, 1],
    [1024, 2],
    [1537, 8],
    [516, 101],
    [516, 102],
  ] as const;
  const plain = sizes.map(([n, k]) => ols(normals(n, 7), series(k, n), { covType: "HAC", maxlags: 3 }));
  const [x, noise] = series(2, 2100) as [Float64Array, Float64Array];
  const near = x.map((value, t) => value + 1e-9 * (noise[t] as number));
  const gaps = x.map((value, t) => (t < 1100 ? 0 : value));
  return [
    ...plain,
    ols(noise, { x, near }, { covType: "HAC" }),
    ols(noise, { gaps, far: x.map((value) => 1e9 + value) }, { covType: "HC3" }),
    neweyWest([x, noise, near], { maxlags: 2099 }),
  ];
}

function relatives({ rollingRelativePerformance, stretches }: typeof estimators) {
  const legs = [returns(5003, 1), returns(5003, 2)] as const;
  const missing = legs[0].map((value, t) => (t % 1999 === 7 ? Number.NaN : value));
  const ruined = legs[1].map((value, t) => (t === 2600 ? -1 : value));
  // Out of the table's slots, above and below.
  const far = legs[0].map((value, t) => value + (t < 2500 ? 0.02 : -0.02));
  const window = 1000;
  return [
    rollingRelativePerformance(legs, { window }),
    rollingRelativePerformance([missing, ruined], { window }),
    rollingRelativePerformance([missing, far], { window, minObservations: 900 }),
    stretches([legs[0].subarray(3, 2004), far.subarray(3, 2004)], { window: 24 }),
  ];
}

function correlations({ meanPairwiseCorrelation }: typeof estimators) {
  const members = (count: number, n: number) =>
    series(count, n).map((one, i) => one.map((value) => value + i));
  const missing = members(11, 251).map((one, i) => (i % 4 === 1 ? one.fill(Number.NaN, i, 2 * i) : one));
  const flat = new Float64Array(251).fill(0.1);
  return [
    ...[249, 250, 251, 252].map((n) => meanPairwiseCorrelation(members(9, n))),
    meanPairwiseCorrelation([...missing, flat, ...members(3, 251)]),
    meanPairwiseCorrelation(members(2, 13_107)),
    meanPairwiseCorrelation(members(2, 13_110)),
    meanPairwiseCorrelation(members(5, 400).map((one) => one.map((value) => value * 1e200))),
  ];
}

/** Every number of some results, bit by bit; a NaN is one whatever its bits. */
function bitsOf(results: unknown): Buffer {
  const numbers = (value: unknown): readonly number[] => {
    if (typeof value === "number") return [value];
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbers) : [];
  };
  return Buffer.from(
    Float64Array.from(numbers(results), (value) => (Number.isNaN(value) ? Number.NaN : value)).buffer,
  );
}

test("estimators give the same bits with the loops and without", async () => {
  expect(simdLoops(1)).not.toBeNull();
  withWebAssembly(undefined);
  const plain = await import("./estimators.js");
  expect(plain.simdLoops(1)).toBeNull();
  const all = [regressions, relatives, correlations];
  const expected = all.map((estimates) => bitsOf(estimates(plain)));
  // The first once more, as each finds in the memory what others left there.
  for (const estimates of [...all, regressions]) {
    const actual = bitsOf(estimates(estimators));
    expect(actual.length).toBeGreaterThan(60);
    expect(actual.equals(expected[all.indexOf(estimates)] as Buffer), estimates.name).toBe(true);
  }
});

test("there are no loops where vectors are missing or a page's policy forbids to compile", async () => {
  const Module = class {
    constructor() {
      throw new Error("refused");
    }
  };
  withWebAssembly({ Module });
  expect((await import("../../../lib/stats/simd/loops.js")).simdLoops(1)).toBeNull();
});

test("work that does not fit into the memory goes without the loops", () => {
  const room = simdLoops(0)?.room.length ?? 0;
  expect(room).toBeGreaterThan(50_000);
  expect(simdLoops(room)).not.toBeNull();
  expect(simdLoops(room + 1)).toBeNull();
});
