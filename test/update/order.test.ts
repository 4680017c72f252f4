// Takes long: all tables are updated in several orders.

import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { inputsOf } from "../../lib/book/book-data.js";
import type { Input } from "../../lib/book/input.js";
import type { Anchor, TableRecipe } from "../../lib/book/table-recipe.js";
import { SourceError } from "../../lib/sources/source-error.js";
import { type Columns, toCells } from "../../lib/store/columns.js";
import { readManifest, type TableSpec } from "../../lib/store/manifest.js";
import { openStore } from "../../lib/store/open-store.js";
import { parseTable } from "../../lib/store/parse-table.js";
import { loadInputs } from "../../lib/update/load-inputs.js";
import { rebuilt } from "../../lib/update/rebuilt.js";
import { columnsOf } from "../../lib/update/table-change.js";
import { fewOrAll } from "../thorough.js";
import { LAST_DAY } from "./future-server.js";
import { drawnFlaws, type Files, filesOn } from "./publisher.js";
import { RECIPES } from "./this-book.js";

/** A table of each way of going on: levels, differences, values from an anchor, values that are replaced whole. */
const TABLES = [
  ...["index-daily", "index-monthly", "size-gap-daily", "sp500-earnings-monthly"],
  ...["factors-monthly", "cpi-monthly", "rates-daily", "cot-weekly"],
];
const DAYS = ["2027-10-22", "2028-02-01", "2028-02-18", LAST_DAY];

interface State {
  readonly columns: Columns;
  readonly anchor: Anchor | undefined;
}
type Values = ReadonlyMap<Input, unknown>;
type States = ReadonlyMap<string, State>;

const store = openStore();
const specs = new Map(readManifest("data").map((spec) => [spec.info.name, spec]));
const recipes = RECIPES.filter(({ table }) => TABLES.includes(table));
const snapshot: States = new Map(
  TABLES.map((table) => [table, { columns: columnsOf(store, table), anchor: undefined }]),
);

async function valuesOf(files: Files): Promise<Values> {
  const { values, outcomes } = await loadInputs(inputsOf(recipes), {
    year: 2028,
    hasKey: () => false,
    fetch: async ({ name }) => {
      const content = files.get(name);
      if (content === undefined) throw new SourceError(`${name} is not there`);
      return { name, bytes: Buffer.from(content), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect([...outcomes.values()].filter(({ error }) => error !== undefined)).toEqual([]);
  return values;
}

/** One table, updated; as it was where an update would leave it. */
function updated(recipe: TableRecipe, { columns, anchor }: State, values: Values): State {
  const spec = { ...(specs.get(recipe.table) as TableSpec), ...(anchor && { anchor }) };
  try {
    const own = Object.entries(recipe.inputs).map(([name, input]) => [name, values.get(input)]);
    const built = recipe.build(columns, Object.fromEntries(own), { since: null, anchor });
    const { change } = rebuilt({
      ...{ spec, current: columns, built, maxGapDays: recipe.maxGapDays, inputs: [] },
      ...{ today: LAST_DAY, endCaveat: recipe.endCaveat, units: { remedy: "" } },
    });
    if (change === null) return { columns, anchor };
    return { columns: toCells(parseTable(Buffer.from(change.resource.csv), spec)), anchor: built.anchor };
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    return { columns, anchor };
  }
}

const after = (states: States, values: Values): States =>
  new Map(recipes.map((one) => [one.table, updated(one, states.get(one.table) as State, values)]));

let vintages: readonly Values[];
let end: Values;
beforeAll(async () => {
  vi.stubEnv("FRED_API_KEY", "k");
  vintages = await Promise.all(
    DAYS.map((day, seed) => valuesOf(filesOn(day, { end: LAST_DAY, flaws: drawnFlaws(100 + seed) }))),
  );
  end = await valuesOf(filesOn(LAST_DAY, { end: LAST_DAY }));
  vi.unstubAllEnvs();
});

test("whichever vintages came before, in whichever order and however often, the last one decides", () => {
  const once = after(snapshot, end);
  for (const table of TABLES) expect(once.get(table)).not.toEqual(snapshot.get(table));
  const orders = fc.array(fc.nat({ max: DAYS.length - 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(orders, (order) => {
      const before = order.reduce((states, at) => after(states, vintages[at] as Values), snapshot);
      const last = after(before, end);
      for (const table of TABLES) expect(last.get(table), table).toEqual(once.get(table));
    }),
    { numRuns: fewOrAll(5, 60), seed: 20240724, endOnFailure: true },
  );
}, 1_200_000);

test("the vintages differ from each other and from the last one, in every table", () => {
  const ends = [...vintages, end].map((values) => after(snapshot, values));
  for (const table of TABLES) {
    const states = new Set(ends.map((states) => JSON.stringify(states.get(table)?.columns)));
    expect([table, states.size]).toEqual([table, ends.length]);
  }
});
