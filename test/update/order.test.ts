import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { SourceError } from "../../lib/sources/source-error.js";
import { type Columns, toCells } from "../../lib/store/columns.js";
import { readManifest, type TableSpec } from "../../lib/store/manifest.js";
import { openStore } from "../../lib/store/open-store.js";
import { parseTable } from "../../lib/store/parse-table.js";
import type { Inputs } from "../../lib/update/inputs.js";
import { loadInputs } from "../../lib/update/load-inputs.js";
import { rebuilt } from "../../lib/update/rebuilt.js";
import type { Refresh } from "../../lib/update/refresh.js";
import { REFRESHES } from "../../lib/update/refreshes.js";
import type { Anchor } from "../../lib/update/rows.js";
import { columnsOf } from "../../lib/update/table-change.js";
import { fewOrAll } from "../thorough.js";
import { LAST_DAY } from "./future-server.js";
import { drawnFlaws, type Files, filesOn } from "./publisher.js";

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
type States = ReadonlyMap<string, State>;

const store = openStore();
const specs = new Map(readManifest("data").map((spec) => [spec.info.name, spec]));
const refreshes = REFRESHES.filter(({ table }) => TABLES.includes(table));
const snapshot: States = new Map(
  TABLES.map((table) => [table, { columns: columnsOf(store, table), anchor: undefined }]),
);

async function inputsOf(files: Files): Promise<Inputs> {
  const names = [...new Set(refreshes.flatMap(({ inputs }) => inputs))];
  const { inputs, outcomes } = await loadInputs(names, {
    year: 2028,
    hasKey: () => false,
    fetch: async ({ name }) => {
      const content = files.get(name);
      if (content === undefined) throw new SourceError(`${name} is not there`);
      return { name, bytes: Buffer.from(content), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect([...outcomes.values()].filter(({ error }) => error !== undefined)).toEqual([]);
  return inputs;
}

/** One table, updated; as it was where an update would leave it. */
function updated(refresh: Refresh, { columns, anchor }: State, inputs: Inputs): State {
  const spec = { ...(specs.get(refresh.table) as TableSpec), ...(anchor && { anchor }) };
  try {
    const built = refresh.build(columns, inputs, { since: null, anchor });
    const { change } = rebuilt({
      ...{ spec, current: columns, built, maxGapDays: refresh.maxGapDays, inputs: [] },
      ...{ today: LAST_DAY, endCaveat: refresh.endCaveat, units: { remedy: "" } },
    });
    if (change === null) return { columns, anchor };
    return { columns: toCells(parseTable(Buffer.from(change.resource.csv), spec)), anchor: built.anchor };
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    return { columns, anchor };
  }
}

const after = (states: States, inputs: Inputs): States =>
  new Map(refreshes.map((one) => [one.table, updated(one, states.get(one.table) as State, inputs)]));

let vintages: readonly Inputs[];
let end: Inputs;
beforeAll(async () => {
  vi.stubEnv("FRED_API_KEY", "k");
  vintages = await Promise.all(
    DAYS.map((day, seed) => inputsOf(filesOn(day, { end: LAST_DAY, flaws: drawnFlaws(100 + seed) }))),
  );
  end = await inputsOf(filesOn(LAST_DAY, { end: LAST_DAY }));
  vi.unstubAllEnvs();
});

test("whichever vintages came before, in whichever order and however often, the last one decides", () => {
  const once = after(snapshot, end);
  for (const table of TABLES) expect(once.get(table)).not.toEqual(snapshot.get(table));
  const orders = fc.array(fc.nat({ max: DAYS.length - 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(orders, (order) => {
      const before = order.reduce((states, at) => after(states, vintages[at] as Inputs), snapshot);
      const last = after(before, end);
      for (const table of TABLES) expect(last.get(table), table).toEqual(once.get(table));
    }),
    { numRuns: fewOrAll(5, 60), seed: 20240724, endOnFailure: true },
  );
}, 1_200_000);

test("the vintages differ from each other and from the last one, in every table", () => {
  const ends = [...vintages, end].map((inputs) => after(snapshot, inputs));
  for (const table of TABLES) {
    const states = new Set(ends.map((states) => JSON.stringify(states.get(table)?.columns)));
    expect([table, states.size]).toEqual([table, ends.length]);
  }
});
