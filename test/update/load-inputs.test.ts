import { expect, test, vi } from "vitest";
import { positions } from "../../claims/tables/cot-weekly.js";
import { defineInput } from "../../lib/book/input.js";
import { SourceError } from "../../lib/sources/source-error.js";
import type { Fetch } from "../../lib/sources/source-file.js";
import { loadInputs } from "../../lib/update/load-inputs.js";

const POSITIONS =
  "report_date_as_yyyy_mm_dd,cftc_contract_market_code,open_interest_all,dealer_positions_long_all,dealer_positions_short_all,asset_mgr_positions_long,asset_mgr_positions_short,lev_money_positions_long,lev_money_positions_short\n2024-01-02T00:00:00.000,239742,7,1,2,3,4,5,6\n";

test("loadInputs(names) asks for a file without a key although it was refused with one", async () => {
  vi.stubEnv("CFTC_APP_TOKEN", "t0ken");
  const receive: Fetch = async ({ name, secret }) => {
    if (secret !== undefined || name.endsWith(".zip")) throw new SourceError(`${name}: HTTP status 403`);
    return { name, bytes: Buffer.from(POSITIONS), url: "u", retrieved: "r", sha256: "s" };
  };
  const { values, outcomes } = await loadInputs([positions], { fetch: receive, year: 2024, graceMs: 0 });
  vi.unstubAllEnvs();
  expect(values.get(positions)).toHaveLength(1);
  expect(outcomes.get(positions)?.note).toMatch(/^without CFTC_APP_TOKEN, because .* HTTP status 403$/);
});

test("loadInputs(inputs) plans each with its source, the first publisher by default, and names the input of a file that is asked for", async () => {
  const file = (name: string) => ({ provider: "p", name, path: name, format: "csv" }) as const;
  const publisher = (name: string) => ({
    publishers: ({ fetch }: { readonly fetch: Fetch }) => [
      { name, load: async () => ({ value: name, files: [await fetch(file(`${name}.csv`))] }) },
    ],
  });
  const oil = defineInput({ name: "oil", ...publisher("EIA") });
  const gas = defineInput({ name: "gas", source: "Energy", ...publisher("EIA gas") });
  const listener = { onPlan: vi.fn(), onInput: vi.fn(), onRequest: vi.fn() };
  const receive: Fetch = async ({ name }) => {
    if (name === "EIA gas.csv") throw new SourceError(`${name}: HTTP status 404`);
    return { name, bytes: new Uint8Array(), url: "u", retrieved: "r", sha256: "s" };
  };
  const { values, outcomes } = await loadInputs([oil, gas], { fetch: receive, year: 2024, listener });
  expect(listener.onPlan).toHaveBeenCalledWith([
    { name: "oil", source: "EIA" },
    { name: "gas", source: "Energy" },
  ]);
  expect(listener.onRequest.mock.calls.map(([name, request]) => [name, request.name])).toEqual([
    ["oil", "EIA.csv"],
    ["gas", "EIA gas.csv"],
  ]);
  expect([values.get(oil), values.has(gas)]).toEqual(["EIA", false]);
  expect(outcomes.get(gas)).toEqual({ name: "gas", files: [], error: "EIA gas.csv: HTTP status 404" });
});

test("loadInputs(inputs) asks a second publisher for a comparison only where the input says how it is compared", async () => {
  const asked: string[] = [];
  const load = (name: string, value: number) => async () => {
    asked.push(name);
    return { value: new Map([["2024-01-02", value]]), files: [] };
  };
  const publishers = () => [
    { name: "first", load: load("first", 1) },
    { name: "second", load: load("second", 2) },
  ];
  const comparison = { series: (level: ReadonlyMap<string, number>) => ({ level }), rounding: 0.5 };
  const [plain, compared] = [
    defineInput({ name: "plain", publishers }),
    defineInput({ name: "compared", publishers, comparison }),
  ];
  const fetch: Fetch = async () => Promise.reject(new SourceError("not asked for"));
  const alone = await loadInputs([plain], { fetch, year: 2024 });
  expect([asked, alone.outcomes.get(plain)?.second]).toEqual([["first"], undefined]);
  const { outcomes } = await loadInputs([compared], { fetch, year: 2024 });
  expect(outcomes.get(compared)?.second).toEqual({
    ...{ first: "first", second: "second", compared: 1 },
    differences: [{ series: "level", period: "2024-01-02", first: 1, second: 2 }],
  });
});
